import * as agreements from './agreements.ts'
import * as boards from './boards.ts'
import * as cases from './cases.ts'
import * as catalogue from './catalogue.ts'
import * as comments from './comments.ts'
import * as compliance from './compliance.ts'
import * as county from './county.ts'
import * as destructions from './destructions.ts'
import * as domains from './domains.ts'
import * as doubles from './doubles.ts'
import * as duties from './duties.ts'
import * as exports from './exports.ts'
import * as files from './files.ts'
import * as forms from './forms.ts'
import * as grid from './grid.ts'
import * as health from './health.ts'
import * as imports from './imports.ts'
import * as indicators from './indicators.ts'
import * as ledgers from './ledgers.ts'
import * as loops from './loops.ts'
import * as manage from './manage.ts'
import * as ownLedgers from './own-ledgers.ts'
import * as passkeys from './passkeys.ts'
import * as people from './people.ts'
import * as publicPages from './public-pages.ts'
import * as records from './records.ts'
import * as reports from './reports.ts'
import * as session from './session.ts'
import * as slips from './slips.ts'
import * as webhooks from './webhooks.ts'
import * as work from './work.ts'
import * as workbench from './workbench.ts'
import * as years from './years.ts'

/** Every endpoint by the area it belongs to: whoever serves them serves each of an area, or does not compile. */
export const areas = {
  health,
  session,
  passkeys,
  county,
  workbench,
  catalogue,
  ledgers,
  ownLedgers,
  records,
  comments,
  imports,
  doubles,
  exports,
  boards,
  indicators,
  reports,
  files,
  forms,
  loops,
  cases,
  work,
  grid,
  duties,
  manage,
  domains,
  compliance,
  webhooks,
  destructions,
  years,
  agreements,
  publicPages,
  slips,
  people,
}

/** The one table of all endpoints by name. */
export const endpoints = {
  ...health,
  ...session,
  ...passkeys,
  ...county,
  ...workbench,
  ...catalogue,
  ...ledgers,
  ...ownLedgers,
  ...records,
  ...comments,
  ...imports,
  ...doubles,
  ...exports,
  ...boards,
  ...indicators,
  ...reports,
  ...files,
  ...forms,
  ...loops,
  ...cases,
  ...work,
  ...grid,
  ...duties,
  ...manage,
  ...domains,
  ...compliance,
  ...webhooks,
  ...destructions,
  ...years,
  ...agreements,
  ...publicPages,
  ...slips,
  ...people,
}

export type EndpointTable = typeof endpoints
