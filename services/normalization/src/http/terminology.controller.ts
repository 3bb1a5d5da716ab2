import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProduces, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@chainnet/identity';
import { serviceErrors } from '@chainnet/service-kit';
import type { CodeTables } from '@chainnet/health-codes';
import { PublishedTerminology, TERMINOLOGY_TYPES } from '../core/terminology/published-terminology.js';
import { CODE_TABLES } from '../ports.js';

const FHIR_JSON = 'application/fhir+json; charset=utf-8';

/** The code tables and maps in force, as FHIR R4: public, since a partner has to know what its codes become. */
@ApiTags('terminology')
@ApiProduces('application/fhir+json')
@Controller('fhir')
@Public()
export class TerminologyController {
  readonly #published: PublishedTerminology;

  constructor(@Inject(CODE_TABLES) tables: CodeTables) {
    this.#published = new PublishedTerminology(tables);
  }

  @Get(':type')
  @Header('content-type', FHIR_JSON)
  @ApiOperation({ summary: 'The published resources of a type as a searchset Bundle: whole resources with a url, else what they are known by' })
  @ApiParam({ name: 'type', enum: TERMINOLOGY_TYPES })
  @ApiQuery({ name: 'url', required: false, description: 'canonical URL, or urn:oid: and the OID' })
  @ApiQuery({ name: 'version', required: false, description: 'edition, such as WS 364-2011' })
  @ApiResponse({ status: 404, description: 'Another type' })
  search(@Param('type') type: string, @Query('url') url?: string, @Query('version') version?: string): object {
    return there(this.#published.search(type, { url, version }));
  }

  @Get(':type/:id')
  @Header('content-type', FHIR_JSON)
  @ApiOperation({ summary: 'One published CodeSystem, ValueSet or ConceptMap, FHIR R4' })
  @ApiParam({ name: 'type', enum: TERMINOLOGY_TYPES })
  @ApiResponse({ status: 404, description: 'Nothing of this id is published' })
  read(@Param('type') type: string, @Param('id') id: string): object {
    return there(this.#published.read(type, id));
  }
}

function there<T>(found: T | undefined): T {
  if (found === undefined) throw serviceErrors.RWD_HTTP_NOT_FOUND();
  return found;
}
