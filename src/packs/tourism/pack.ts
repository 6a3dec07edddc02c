import { definePack } from '../../definition/pack/define-pack.ts'
import { tourismChecks } from './checks.ts'
import { scenicIndicators } from './indicators/scenic.indicator.ts'
import { visitorIndicators } from './indicators/visitor.indicator.ts'
import { promotionEvent } from './ledgers/promotion-event.ledger.ts'
import { scenicVillage } from './ledgers/scenic-village.ledger.ts'
import { touristRoute } from './ledgers/tourist-route.ledger.ts'
import { visitorRecord } from './ledgers/visitor-record.ledger.ts'

/** Tourism: scenic villages, routes, promotions, visitors. */
export const tourism = definePack({
  id: 'tourism',
  label: '生态旅游',
  office: '文化旅游办公室',
  ledgers: [scenicVillage, touristRoute, promotionEvent, visitorRecord],
  indicators: [...scenicIndicators, ...visitorIndicators],
  checks: tourismChecks,
  words: { counted: ['线路', '景点'] },
})
