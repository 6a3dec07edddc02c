import { inDomains } from '../../kernel/access/domain/in-domains.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { getIssue, listIssues, rankMonth, readIssueWork } from '../../kernel/index.ts'
import type { BoardListItem, BoardView, IssueView } from '../contract/board.ts'

/** The boards of the town with the issue that came last. */
export async function presentBoards(whole: Kernel, actor: Actor): Promise<BoardListItem[]> {
  const kernel = await inDomains(whole, actor)
  const { boards, packs } = kernel.catalogue.catalogue
  return Promise.all(
    boards.map(async ({ id, label, pack, ledger, source }) => {
      const issues = await listIssues(kernel, actor, { board: id })
      return {
        id,
        label,
        packLabel: packs.find((one) => one.id === pack)?.label ?? pack,
        ledger,
        ledgerLabel: kernel.catalogue.getLedger(ledger).label,
        source,
        latest: issues.find(({ state }) => state !== 'withdrawn') ?? null,
      }
    }),
  )
}

/** A month as the ledgers stand now, and the issues that were published. */
export async function presentBoard(
  kernel: Kernel,
  actor: Actor,
  { board, month }: { readonly board: string; readonly month: string },
): Promise<BoardView> {
  const content = await rankMonth(kernel, actor, { board, month })
  const { ledger } = kernel.catalogue.catalogue.boards.find(({ id }) => id === board) ?? { ledger: '' }
  return {
    id: board,
    label: content.label,
    ledger,
    ledgerLabel: kernel.catalogue.getLedger(ledger).label,
    content,
    issues: await listIssues(kernel, actor, { board }),
  }
}

/** An issue as it was published and frozen, and what is done about it. */
export async function presentIssueView(kernel: Kernel, actor: Actor, id: string): Promise<IssueView> {
  const issue = await getIssue(kernel, actor, { id })
  const work = await readIssueWork(kernel, actor, { issue: id })
  return { issue, case: work.case, freeze: work.freeze, objections: [...work.objections] }
}
