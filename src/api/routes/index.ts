import type { Api, ApiContext } from '../context.ts'
import { areas } from '../contract/endpoints/index.ts'
import { addEndpoints } from './add-endpoints.ts'
import { addAuditRoutes } from './audit.ts'
import { addBackgroundRoutes, addReportNameRoutes } from './backgrounds.ts'
import { addBoardRoutes } from './boards.ts'
import { caseHandlers } from './cases.ts'
import { addCatalogueRoutes } from './catalogue.ts'
import { addDestructionRoutes } from './destructions.ts'
import { addDutyRoutes } from './duties.ts'
import { addExportRoutes } from './exports.ts'
import { addFileRoutes } from './files.ts'
import { addFrozenRoutes } from './frozen.ts'
import { addGridRoutes } from './grid.ts'
import { addHealthRoutes } from './health.ts'
import { addImportRoutes } from './imports.ts'
import { addIndicatorRoutes } from './indicators.ts'
import { addKeptRoutes } from './kept.ts'
import { addLedgerRoutes } from './ledgers.ts'
import { loopHandlers } from './loops.ts'
import { addRecordRoutes } from './records.ts'
import { addReportRoutes } from './reports.ts'
import { addSearchRoutes } from './search.ts'
import { addSessionRoutes } from './session.ts'
import { addUserRoutes } from './users.ts'
import { webhookHandlers } from './webhooks.ts'
import { workHandlers } from './work.ts'
import { addWorkbenchRoutes } from './workbench.ts'

export function addRoutes(api: Api, context: ApiContext): void {
  addHealthRoutes(api, context)
  addSessionRoutes(api, context)
  addWorkbenchRoutes(api, context)
  addCatalogueRoutes(api, context)
  addLedgerRoutes(api, context)
  addKeptRoutes(api, context)
  addRecordRoutes(api, context)
  addImportRoutes(api, context)
  addExportRoutes(api, context)
  addBoardRoutes(api, context)
  addIndicatorRoutes(api, context)
  addReportRoutes(api, context)
  addBackgroundRoutes(api, context)
  addReportNameRoutes(api, context)
  addFileRoutes(api, context)
  addFrozenRoutes(api, context)
  addEndpoints(api, areas.loops, loopHandlers(context))
  addEndpoints(api, areas.cases, caseHandlers(context))
  addEndpoints(api, areas.work, workHandlers(context))
  addGridRoutes(api, context)
  addDutyRoutes(api, context)
  addSearchRoutes(api, context)
  addAuditRoutes(api, context)
  addUserRoutes(api, context)
  addEndpoints(api, areas.webhooks, webhookHandlers(context))
  addDestructionRoutes(api, context)
}
