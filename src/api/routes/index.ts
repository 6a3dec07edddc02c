import type { Api, ApiContext } from '../context.ts'
import { areas } from '../contract/endpoints/index.ts'
import { addPublicPages } from '../pages/add-public-pages.ts'
import { addEndpoints } from './add-endpoints.ts'
import { agreementHandlers } from './agreements.ts'
import { boardHandlers } from './boards.ts'
import { caseHandlers } from './cases.ts'
import { catalogueHandlers } from './catalogue.ts'
import { commentHandlers } from './comments.ts'
import { complianceHandlers } from './compliance.ts'
import { destructionHandlers } from './destructions.ts'
import { domainHandlers } from './domains.ts'
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
  hideDomainsOff(api, context)
  addEndpoints(api, areas.health, healthHandlers(context))
  addEndpoints(api, areas.session, sessionHandlers(context))
  addEndpoints(api, areas.workbench, workbenchHandlers(context))
  addEndpoints(api, areas.catalogue, catalogueHandlers(context))
  addEndpoints(api, areas.ledgers, ledgerHandlers(context))
  addEndpoints(api, areas.records, recordHandlers(context))
  addEndpoints(api, areas.comments, commentHandlers(context))
  addEndpoints(api, areas.imports, importHandlers(context))
  addEndpoints(api, areas.exports, exportHandlers(context))
  addEndpoints(api, areas.boards, boardHandlers(context))
  addEndpoints(api, areas.indicators, indicatorHandlers(context))
  addEndpoints(api, areas.reports, reportHandlers(context))
  addEndpoints(api, areas.files, fileHandlers(context))
  addEndpoints(api, areas.forms, formHandlers(context))
  addEndpoints(api, areas.loops, loopHandlers(context))
  addEndpoints(api, areas.cases, caseHandlers(context))
  addEndpoints(api, areas.work, workHandlers(context))
  addEndpoints(api, areas.grid, gridHandlers(context))
  addEndpoints(api, areas.duties, dutyHandlers(context))
  addEndpoints(api, areas.manage, manageHandlers(context))
  addEndpoints(api, areas.domains, domainHandlers(context))
  addEndpoints(api, areas.compliance, complianceHandlers(context))
  addEndpoints(api, areas.webhooks, webhookHandlers(context))
  addEndpoints(api, areas.destructions, destructionHandlers(context))
  addEndpoints(api, areas.years, yearHandlers(context))
  addEndpoints(api, areas.agreements, agreementHandlers(context))
  addEndpoints(api, areas.people, peopleHandlers(context))
  addEndpoints(api, areas.publicPages, publicPageHandlers(context))
  addEndpoints(api, areas.slips, slipHandlers(context))
  addPublicPages(api, context)
}
