import type { BrowserContext } from 'playwright-core'
import type { GuideStop } from '../../../../conformance/e2e/guide-stop.ts'
import { screenPath } from '../../../definition/screen/screen-path.ts'
import { batchScreen } from '../screens.ts'
import { prepareBatch } from './prepared-batch.ts'

/** A batch with a doubtful line: the demo's year has been paid out. */
export const guideStop: GuideStop = { as: 'minzheng', path: newBatch, shows: '顾溪石' }

async function newBatch(context: BrowserContext): Promise<string> {
  return screenPath(batchScreen, { batch: (await prepareBatch(context)).batch })
}
