import { definePack } from '../../definition/pack/define-pack.ts'
import { tourismChecks } from './checks.ts'
import { scenicIndicators } from './indicators/scenic.indicator.ts'
import { visitorIndicators } from './indicators/visitor.indicator.ts'
import { promotionEvent } from './ledgers/promotion-event.ledger.ts'
import { scenicScore } from './ledgers/scenic-score.ledger.ts'
import { scenicVillage } from './ledgers/scenic-village.ledger.ts'
import { touristRoute } from './ledgers/tourist-route.ledger.ts'
import { visitorRecord } from './ledgers/visitor-record.ledger.ts'
import { promotionLoop } from './loops/promotion.loop.ts'
import { scenicVillageLoop } from './loops/scenic-village.loop.ts'
import { tourismSections } from './report/section.ts'
import { tourismSettings } from './settings.ts'

/** Tourism: scenic villages, routes, promotions, visitors. */
export const tourism = definePack({
  id: 'tourism',
  label: '生态旅游',
  office: '文化旅游办公室',
  ledgers: [scenicVillage, scenicScore, touristRoute, promotionEvent, visitorRecord],
  indicators: [...scenicIndicators, ...visitorIndicators],
  checks: tourismChecks,
  settings: tourismSettings,
  loops: [scenicVillageLoop, promotionLoop],
  sections: tourismSections,
  words: { counted: ['线路', '景点'], names: ['一村一品', '一村一韵', '百里画廊'] },
})
