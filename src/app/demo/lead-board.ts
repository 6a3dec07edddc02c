import type { Issued, Objected } from '../../../demo/life/types.ts'
import {
  type Actor,
  freezeIssue,
  getIssue,
  type IssueSummary,
  type Kernel,
  listIssues,
  publishIssue,
  raiseObjection,
  readIssueWork,
} from '../../kernel/index.ts'

/** Publishes an issue, unless it stands already: a loading that was broken off comes by here again. */
export async function publish(kernel: Kernel, actor: Actor, { board, month }: Issued): Promise<void> {
  if ((await findIssue(kernel, actor, { board, month })) === undefined) await publishIssue(kernel, actor, { board, month })
}

/** Freezes an issue that is still open to objections. */
export async function freeze(kernel: Kernel, actor: Actor, { board, month }: Issued): Promise<void> {
  const { id, state } = await requireIssue(kernel, actor, { board, month })
  if (state === 'published') await freezeIssue(kernel, actor, { id })
}

/** Objects to a project's place, unless that has been said. */
export async function object(kernel: Kernel, actor: Actor, { board, month, project, content }: Objected): Promise<void> {
  const { id } = await requireIssue(kernel, actor, { board, month })
  const { objections } = await readIssueWork(kernel, actor, { issue: id })
  if (objections.some((one) => one.project === project && one.content === content)) return
  const { ranking } = (await getIssue(kernel, actor, { id })).published
  const entry = [...ranking.ranked, ...ranking.apart].find(({ title }) => title === project)
  if (entry === undefined) throw new Error(`the demo's ${board} of ${month} has no project ${project}`)
  await raiseObjection(kernel, actor, { issue: id, project: entry.id, content })
}

type Month = Pick<Issued, 'board' | 'month'>

async function findIssue(kernel: Kernel, actor: Actor, { board, month }: Month): Promise<IssueSummary | undefined> {
  return (await listIssues(kernel, actor, { board })).find((one) => one.month === month && one.state !== 'withdrawn')
}

async function requireIssue(kernel: Kernel, actor: Actor, { board, month }: Month): Promise<IssueSummary> {
  const found = await findIssue(kernel, actor, { board, month })
  if (found === undefined) throw new Error(`the demo's ${board} of ${month} has not been published`)
  return found
}
