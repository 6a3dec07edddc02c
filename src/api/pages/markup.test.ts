import { expect, it } from 'vitest'
import { fc } from '../../definition/testing/seeded.ts'
import { html } from './markup.ts'

it('escapes every text, in content and in attributes, and leaves markup as it is', () => {
  expect(html`<a title="${'"><script>'}">${'<b>&'}</a>${html`<i>${"it's"}</i>`}${['<', html`<p></p>`]}${undefined}${7}`.markup).toBe(
    '<a title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;</a><i>it&#39;s</i>&lt;<p></p>7',
  )
})

it('lets no text become markup', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { markup } = html`${text}`
      expect(markup).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/)
    }),
  )
})
