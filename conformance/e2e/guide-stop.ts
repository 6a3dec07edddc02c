import type { BrowserContext } from 'playwright-core'

/** A page of the guide, and the screen that it tells of. */
export interface GuideStop {
  readonly as: string
  readonly path: string | ((context: BrowserContext) => Promise<string>)
  /** Stands on the screen once it is worth a picture. */
  readonly shows: string | RegExp
}
