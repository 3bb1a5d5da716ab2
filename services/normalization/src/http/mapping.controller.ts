import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Public } from '@chainnet/identity';
import { mappingPage, mappingStyle } from '../core/wst500/mapping-page.js';

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value.slice(0, 100) : undefined);

/** What each element of a WS/T 500 document becomes, for people: public, since it says nothing of anybody. */
@ApiTags('mapping')
@Controller()
@Public()
export class MappingController {
  @Get('mapping')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', 'default-src \'none\'; style-src \'self\'; form-action \'self\'; base-uri \'none\'; frame-ancestors \'none\'')
  @Header('x-content-type-options', 'nosniff')
  @ApiOperation({ summary: 'The mapping browser: WS/T 500 rows and their FHIR R4 elements' })
  @ApiProduces('text/html')
  @ApiQuery({ name: 'document', required: false, description: 'C0001 to C0053' })
  @ApiQuery({ name: 'text', required: false, description: 'part of an element, a name, a section or a FHIR path' })
  page(@Query('document') document?: unknown, @Query('text') text?: unknown): string {
    return mappingPage({ document: asText(document), text: asText(text) });
  }

  @Get('mapping.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @ApiOperation({ summary: 'Its style' })
  @ApiProduces('text/css')
  style(): string {
    return mappingStyle;
  }
}
