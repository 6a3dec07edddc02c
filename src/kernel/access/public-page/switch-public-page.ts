import { sql } from 'kysely'
import type { ResolvedPublicPage } from '../../../definition/public-page/types.ts'
import { digestKept } from '../../audit/kept-rows.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { authorize } from '../authorize.ts'
import { inDomains } from '../domain/in-domains.ts'
import type { Actor } from '../types.ts'
import { keptPublicPages, readOpenPages } from './public-page-open.ts'

/** A page that the town may open to everybody, and whether it is open: since when, and who opened it. */
export interface PublicPageState {
  readonly page: string
  readonly label: string
  readonly ledger: string
  /** What it tells, in a sentence for everybody. */
  readonly lead: string
  /** Whether everybody may also write by it, while something is collected. */
  readonly takes: boolean
  readonly open: boolean
  readonly since: string | undefined
  /** An account's id. */
  readonly by: string | undefined
}

/** The public pages of the domains that the town uses. */
export async function listPublicPages(kernel: Kernel, actor: Actor): Promise<readonly PublicPageState[]> {
  authorize(actor, 'read')
  const { catalogue } = await inDomains(kernel, actor)
  const open = await kernel.engine.inTown(actor.town).read((session) => readOpenPages(session, actor.town))
  return (catalogue.catalogue.publicPages ?? []).map((page) => {
    const found = open.find((one) => one.page === page.id)
    return { ...nameOf(page), open: found !== undefined, since: found?.at, by: found?.actor }
  })
}

/**
 * Opens a page of the town to everybody, or closes it; its entry in the chain says who and when. Refuses with `not-permitted` who may not manage the town
 * and with `not-found` a page that it does not have.
 */
export async function switchPublicPage(
  kernel: Kernel,
  actor: Actor,
  input: { readonly page: string; readonly open: boolean },
): Promise<PublicPageState> {
  authorize(actor, 'manage')
  const { catalogue } = await inDomains(kernel, actor)
  const page = catalogue.catalogue.publicPages?.find(({ id }) => id === input.page)
  if (page === undefined) throw new Refusal('not-found', `没有公开页“${input.page}”。`)
  const { id, label } = page
  return writeAudited(kernel, actor, async (change) => {
    const { session, town, at, actor: writer } = change
    const found = (await readOpenPages(session, town)).find((one) => one.page === id)
    const state = { ...nameOf(page), open: input.open }
    if ((found !== undefined) === input.open) return { result: { ...state, since: found?.at, by: found?.actor }, note: undefined }
    await session.query(
      input.open
        ? sql`insert into public_page_open (town, page, at, actor) values (${town}, ${id}, ${at}, ${writer})`
        : sql`delete from public_page_open where town = ${town} and page = ${id}`,
    )
    const detail = { page: id, label, ...(input.open ? await digestKept(change, keptPublicPages, id) : {}) }
    const result = { ...state, since: input.open ? at : undefined, by: input.open ? writer : undefined }
    return { result, note: { action: input.open ? 'public-page.open' : 'public-page.close', ledger: null, record: null, detail } }
  })
}

function nameOf({ id, label, ledger, lead, intake }: ResolvedPublicPage) {
  return { page: id, label, ledger, lead, takes: intake !== undefined }
}
