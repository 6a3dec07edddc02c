import { can, getRecord, inDomains, listPublicPages, type PublicPageState, publicKey, switchPublicPage } from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as publicPages from '../contract/endpoints/public-pages.ts'
import { itemAddress, pageAddress } from '../pages/addresses.ts'
import { definedOf } from '../views/defined-of.ts'
import { readPeople } from '../views/people.ts'
import type { Handlers } from './handler.ts'

export function publicPageHandlers({ kernel }: ApiContext): Handlers<typeof publicPages> {
  return {
    listPublicPages: async ({ actor }) => {
      // Who did what is for those who oversee the town.
      const nameOf = can(actor, 'oversee') ? await readPeople(kernel, actor) : undefined
      return (await listPublicPages(kernel, actor)).map((state) => presentPage(state, { town: actor.town, nameOf }))
    },
    switchPublicPage: async ({ actor, input }) => {
      const state = await switchPublicPage(kernel, actor, input)
      return presentPage(state, { town: actor.town, nameOf: await readPeople(kernel, actor) })
    },
    getPublicAddress: async ({ actor, input: { ledger, id } }) => {
      const { values } = await getRecord(kernel, actor, { ledger, id })
      const { catalogue } = await inDomains(kernel, actor)
      const page = catalogue.catalogue.publicPages?.find((one) => one.ledger === ledger)
      if (page === undefined) return { open: false }
      const open = (await listPublicPages(kernel, actor)).find((one) => one.page === page.id)?.open === true
      const given = (values[page.given] ?? null) !== null
      const { town } = actor
      const address = given ? itemAddress({ town, page: page.id, key: publicKey({ town, page: page.id, record: id }) }) : undefined
      return { label: page.label, open, ...definedOf({ address }) }
    },
  }
}

interface Presented {
  readonly town: string
  readonly nameOf: ((actor: string) => string) | undefined
}

function presentPage({ page, label, ledger, lead, takes, open, since, by }: PublicPageState, { town, nameOf }: Presented) {
  const opened = definedOf({ since, by: by === undefined ? undefined : nameOf?.(by) })
  return { page, label, ledger, lead, takes, open, address: pageAddress({ town, page }), ...opened }
}
