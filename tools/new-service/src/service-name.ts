import { errors } from './errors.js';

const NAME = /^(?=.{2,30}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A service name in the spellings templates use: site-node, SiteNode, siteNode, SITE_NODE. */
export type ServiceName = { readonly name: string; readonly Name: string; readonly camelName: string; readonly NAME: string };

/** @throws RWD_SCAFFOLD_NAME_INVALID */
export const serviceName = (name: string): ServiceName => {
  if (!NAME.test(name)) throw errors.RWD_SCAFFOLD_NAME_INVALID({ name });
  const Name = name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return { name, Name, camelName: Name.charAt(0).toLowerCase() + Name.slice(1), NAME: name.toUpperCase().replaceAll('-', '_') };
};

/** What templates may name: the service's spellings, its database's and the port it listens on. */
export type TemplateValues = ServiceName & { readonly database: string; readonly port: string };

/** Replaces `{{name}}`, `{{Name}}`, `{{camelName}}`, `{{NAME}}`, `{{database}}` and `{{port}}`; any other `{{...}}` stays, Helm's for one. */
export const fillTemplate = (template: string, values: TemplateValues): string =>
  template.replace(/\{\{(name|Name|camelName|NAME|database|port)\}\}/g, (_, value: keyof TemplateValues) => values[value]);
