import type { Api, ApiContext } from '../context.ts'
import type { Endpoints } from '../contract/endpoint.ts'
import { areas } from '../contract/endpoints/index.ts'
import { addPublicPages } from '../pages/add-public-pages.ts'
import { addEndpoints, type MakesHandlers } from './add-endpoints.ts'
import { agreementHandlers } from './agreements.ts'
import { boardHandlers } from './boards.ts'
import { caseHandlers } from './cases.ts'
import { catalogueHandlers } from './catalogue.ts'
import { commentHandlers } from './comments.ts'
import { complianceHandlers } from './compliance.ts'
import { countyHandlers } from './county.ts'
import { destructionHandlers } from './destructions.ts'
import { domainHandlers } from './domains.ts'
import { doubleHandlers } from './doubles.ts'
import { dutyHandlers } from './duties.ts'
import { exportHandlers } from './exports.ts'
import { fileHandlers } from './files.ts'
import { formHandlers } from './forms.ts'
import { gridHandlers } from './grid.ts'
import { healthHandlers } from './health.ts'
import { hideDomainsOff } from './hide-domains-off.ts'
import { importHandlers } from './imports.ts'
import { indicatorHandlers } from './indicators.ts'
import { ledgerHandlers } from './ledgers.ts'
import { loopHandlers } from './loops.ts'
import { manageHandlers } from './manage.ts'
import { ownLedgerHandlers } from './own-ledgers.ts'
import { passkeyHandlers } from './passkeys.ts'
import { peopleHandlers } from './people.ts'
import { publicPageHandlers } from './public-pages.ts'
import { recordHandlers } from './records.ts'
import { reportHandlers } from './reports.ts'
import { sessionHandlers } from './session.ts'
import { slipHandlers } from './slips.ts'
import { webhookHandlers } from './webhooks.ts'
import { workHandlers } from './work.ts'
import { workbenchHandlers } from './workbench.ts'
import { yearHandlers } from './years.ts'

/** Serves the table of endpoints, area by area. */
export function addRoutes(api: Api, context: ApiContext): void {
  const serve = <Area extends Endpoints>(area: Area, makes: MakesHandlers<Area>) => addEndpoints(api, area, makes, context)
  hideDomainsOff(api, context)
  serve(areas.health, healthHandlers)
  serve(areas.session, sessionHandlers)
  serve(areas.passkeys, passkeyHandlers)
  serve(areas.county, countyHandlers)
  serve(areas.workbench, workbenchHandlers)
  serve(areas.catalogue, catalogueHandlers)
  serve(areas.ledgers, ledgerHandlers)
  serve(areas.ownLedgers, ownLedgerHandlers)
  serve(areas.records, recordHandlers)
  serve(areas.comments, commentHandlers)
  serve(areas.imports, importHandlers)
  serve(areas.doubles, doubleHandlers)
  serve(areas.exports, exportHandlers)
  serve(areas.boards, boardHandlers)
  serve(areas.indicators, indicatorHandlers)
  serve(areas.reports, reportHandlers)
  serve(areas.files, fileHandlers)
  serve(areas.forms, formHandlers)
  serve(areas.loops, loopHandlers)
  serve(areas.cases, caseHandlers)
  serve(areas.work, workHandlers)
  serve(areas.grid, gridHandlers)
  serve(areas.duties, dutyHandlers)
  serve(areas.manage, manageHandlers)
  serve(areas.domains, domainHandlers)
  serve(areas.compliance, complianceHandlers)
  serve(areas.webhooks, webhookHandlers)
  serve(areas.destructions, destructionHandlers)
  serve(areas.years, yearHandlers)
  serve(areas.agreements, agreementHandlers)
  serve(areas.people, peopleHandlers)
  serve(areas.publicPages, publicPageHandlers)
  serve(areas.slips, slipHandlers)
  addPublicPages(api, context)
}
