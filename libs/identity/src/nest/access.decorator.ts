import { SetMetadata } from '@nestjs/common';
import type { CustomDecorator } from '@nestjs/common';
import type { PrincipalKind } from '../principal.js';

/** Who may call a handler: principals of one of the kinds that hold at least one of the roles (when roles are named). */
export type Access = { readonly open: true } | { readonly open: false; readonly kinds: readonly PrincipalKind[]; readonly roles: readonly string[] };

export const accessKey = 'rwd:access';

/** Opens a handler or controller to everybody: health, metrics inside the cluster, public reads. */
export const Public = (): CustomDecorator => SetMetadata(accessKey, { open: true } satisfies Access);

/**
 * Opens a handler or controller to principals of `kind`, and when roles are named, to those who hold one of them.
 * A handler's own decorator replaces its controller's.
 */
export const Authorized = (kind: PrincipalKind | readonly PrincipalKind[], ...roles: readonly string[]): CustomDecorator =>
  SetMetadata(accessKey, { open: false, kinds: typeof kind === 'string' ? [kind] : kind, roles } satisfies Access);
