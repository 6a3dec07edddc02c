import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What of a page may be wrong in one colouring and right in another. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

/** What axe is, and what its types keep to themselves: the impact that a rule gives to all it finds. */
type Axe = typeof axe & { readonly _audit: { readonly rules: readonly { readonly id: string; readonly impact?: string }[] } }

/**
 * Runs axe over the page as it stands; nothing of impact serious or critical may be found. `colours` looks at these alone: for a page that has passed in other
 * ones as it stands.
 */
export async function expectAccessible(page: Page, { colours = false }: { readonly colours?: boolean } = {}): Promise<void> {
  // A page that was looked at before has it still.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const violations = await page.evaluate(
    async (only) => {
      const { axe } = window as unknown as { axe: Axe }
      const lesser = axe._audit.rules.filter(({ impact }) => impact === 'minor' || impact === 'moderate')
      const results: axe.AxeResults = await axe.run(document, {
        resultTypes: ['violations'],
        // Whatever these found would be passed over below.
        ...(only === undefined
          ? { rules: Object.fromEntries(lesser.map(({ id }) => [id, { enabled: false }])) }
          : { runOnly: { type: 'rule' as const, values: only } }),
      })
      return results.violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, help, nodes }) => ({
          id,
          help,
          nodes: nodes.slice(0, 5).map((node) => `${node.html.slice(0, 160)} — ${node.failureSummary ?? ''}`),
        }))
    },
    colours ? rulesOfColour : undefined,
  )
  expect(violations, `axe on ${page.url()}`).toEqual([])
}
