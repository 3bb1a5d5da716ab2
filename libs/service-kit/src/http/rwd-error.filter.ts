import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { isRwdError, type RwdError } from '@chainnet/contracts';
import { errors } from '../errors.js';

export type ErrorBody = { readonly code: string; readonly message: string; readonly action: string; readonly where?: string };
type HttpResponse = { status(code: number): HttpResponse; setHeader(name: string, value: string): unknown; json(body: unknown): unknown };

const statuses: Readonly<Record<string, number>> = {
  RWD_HTTP_NOT_FOUND: 404, RWD_HTTP_BAD_REQUEST: 400, RWD_HTTP_TOO_LARGE: 413, RWD_HTTP_TOO_MANY: 429, RWD_HTTP_INTERNAL: 500,
};

/** Every HTTP failure has one body: code, what was wrong, what to do. A defect of ours says so and shows nothing else. */
@Catch()
export class RwdErrorFilter implements ExceptionFilter {
  constructor(private readonly onDefect: (error: unknown) => void) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<HttpResponse>();
    if (error instanceof HttpException && isCoded(error.getResponse())) {
      response.status(error.getStatus()).json(error.getResponse());
      return;
    }
    const coded = this.coded(error);
    const status = statuses[coded.code] ?? (coded.failure === 'transient' ? 503 : 422);
    if (status === 429 || status === 503) response.setHeader('retry-after', '5');
    response.status(status).json(bodyOf(coded));
  }

  private coded(error: unknown): RwdError {
    if (isRwdError(error)) return error;
    const status = (error as { status?: unknown; getStatus?: () => number }).getStatus?.() ?? (error as { status?: unknown }).status;
    if (status === 404) return errors.RWD_HTTP_NOT_FOUND();
    if (status === 413) return errors.RWD_HTTP_TOO_LARGE({ limit: Number((error as { limit?: unknown }).limit ?? 0) });
    if (typeof status === 'number' && status >= 400 && status < 500) return errors.RWD_HTTP_BAD_REQUEST({ problem: 'its body or headers cannot be read' });
    this.onDefect(error);
    return errors.RWD_HTTP_INTERNAL();
  }
}

const isCoded = (body: unknown): boolean => typeof body === 'object' && body !== null && 'code' in body;

const bodyOf = ({ code, message, action, where }: RwdError): ErrorBody => ({ code, message, action, ...(where === undefined ? {} : { where }) });
