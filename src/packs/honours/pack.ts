import { definePack } from '../../definition/pack/define-pack.ts'
import { honourChecks } from './checks.ts'
import { honourIndicators } from './indicators/honour.indicator.ts'
import { honour } from './ledgers/honour.ledger.ts'
import { honourLoop } from './loops/honour.loop.ts'
import { honourSections } from './report/section.ts'
import { honourSettings } from './settings.ts'

/** Honours with their documents. */
export const honours = definePack({
  id: 'honours',
  label: '荣誉表彰',
  office: '党建工作办公室',
  ledgers: [honour],
  indicators: honourIndicators,
  checks: honourChecks,
  settings: honourSettings,
  loops: [honourLoop],
  sections: honourSections,
})
