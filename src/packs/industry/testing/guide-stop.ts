import type { BrowserContext } from 'playwright-core'
import { expect } from 'vitest'
import { day, openCaseOf } from '../../../../conformance/e2e/case-steps.ts'
import type { GuideStop } from '../../../../conformance/e2e/guide-stop.ts'

/** A month whose reports have just been asked for. */
export const guideStop: GuideStop = { as: 'tongji', path: newRound, shows: '待审' }

async function newRound(context: BrowserContext): Promise<string> {
  const round = await openCaseOf(context, 'output-round', { month: '2021-03', dueOn: day(10), status: 'planned' })
  const { version } = (await (await context.request.get(`/api/cases/${round.id}`)).json()).case
  const sent = await context.request.post(`/api/cases/${round.id}/steps`, { data: { version, step: 'dispatch' } })
  expect(sent.status(), await sent.text()).toBe(200)
  return '/loops/output-report?look=board'
}
