import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@chainnet/identity';
import { serviceErrors } from '@chainnet/service-kit';
import { hostOf } from '../core/links.js';
import { ASSETS, MESH, type Asset, type Assets, type Mesh } from '../ports.js';
import { page } from '../web/page/page.js';
import { languageOf } from '../web/page/texts.js';
import { securityHeaders } from './security-headers.js';

export type PageResponse = { set(headers: Readonly<Record<string, string>>): PageResponse; send(body: string): unknown };

/** The mesh's status page: rendered here with the numbers of now, then kept fresh by its own script. */
@ApiTags('page')
@Controller()
@Public()
export class PageController {
  constructor(@Inject(MESH) private readonly mesh: Mesh, @Inject(ASSETS) private readonly assets: Assets) {}

  @Get()
  @ApiOperation({ summary: 'The status page; ?lang=zh or ?lang=en' })
  index(@Query('lang') lang: unknown, @Headers('accept-language') accepted: string | undefined, @Headers('host') host: string | undefined, @Res() response: PageResponse): void {
    const language = languageOf(lang, accepted);
    const body = page({ report: this.mesh.report(), language, links: this.mesh.links(hostOf(host)) });
    response.set({ ...securityHeaders, 'content-type': 'text/html; charset=utf-8', 'content-language': language, vary: 'accept-language' }).send(body);
  }

  @Get(['status.js', 'status.css', 'icon.svg'])
  @ApiOperation({ summary: 'Script, style and icon of the page' })
  file(@Res() response: PageResponse & { readonly req: { readonly path: string } }): void {
    send(this.assets.get(response.req.path.slice(1)), response);
  }

  @Get('page/:module')
  @ApiOperation({ summary: 'Modules of the page\'s script' })
  module(@Param('module') name: string, @Res() response: PageResponse): void {
    send(this.assets.get(`page/${name}`), response);
  }
}

function send(asset: Asset | undefined, response: PageResponse): void {
  if (asset === undefined) throw serviceErrors.RWD_HTTP_NOT_FOUND();
  response.set({ ...securityHeaders, 'content-type': asset.contentType, 'cache-control': 'no-cache' }).send(asset.body);
}
