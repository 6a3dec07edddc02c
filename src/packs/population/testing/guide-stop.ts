import type { BrowserContext } from 'playwright-core'
import type { GuideStop } from '../../../../conformance/e2e/guide-stop.ts'

/** Somebody whom several ledgers know of. */
async function somebody(context: BrowserContext): Promise<string> {
  const found = await context.request.post('/api/ledgers/person/query', { data: { search: '顾石龙', limit: 1 } })
  const [person] = (await found.json()).records
  return `/people/${person.id}`
}

/** The screen on the picture of this pack's guide. */
export const guideStop: GuideStop = { as: 'minzheng', path: somebody, shows: '帮扶资金发放' }
