import { parseTemplate } from '../../definition/report/parse-template.ts'
import type { Town } from '../../kernel/access/town/types.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { isTownCode, listTowns, listUsers } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** The town that `--town` names by code or name; the only one when it is not given. */
export async function chooseTown(kernel: Kernel, named: string | undefined): Promise<Town> {
  const towns = await listTowns(kernel)
  const found = named === undefined ? towns : towns.filter(({ town, name }) => isTownCode(named, town) || name === named.trim())
  const [town, other] = found
  const all = towns.map(({ town, name }) => `${name}（${town}）`).join('、')
  if (town === undefined && towns.length === 0)
    throw new Refusal('not-found', '库里还没有乡镇。先用 qianbi init 建一个，或用 qianbi demo 装入演示数据。')
  if (town === undefined) throw new Refusal('not-found', `库里没有乡镇“${named}”，有：${all}。`)
  if (other !== undefined) throw new Refusal('invalid', `库里有几个乡镇，请用 --town 说明是哪一个：${all}。`)
  return town
}

/** Who acts when a command is given at the machine itself: whoever may read the folder may do anything with it. */
export function commandLineActor(town: string): Actor {
  return { id: 'command-line', name: '命令行', town, role: 'administrator' }
}

/** The actor of a command that works in one town. */
export async function actorOfTown(kernel: Kernel, named: string | undefined): Promise<Actor> {
  return commandLineActor((await chooseTown(kernel, named)).town)
}

/** The actor of a report: the town that its front matter names, when the store has it; a wrong one is then a problem of the report, with its line. */
export async function actorOfReport(
  kernel: Kernel,
  { source, name, town }: { readonly source: string; readonly name: string; readonly town: string | undefined },
): Promise<Actor> {
  if (town !== undefined) return actorOfTown(kernel, town)
  const named = parseTemplate(source, name).template?.front.town
  if (named === undefined) return actorOfTown(kernel, undefined)
  const towns = await listTowns(kernel)
  // When it is none of them, any will do to say so at its line.
  const found = towns.find((one) => isTownCode(named, one.town)) ?? towns[0]
  return actorOfTown(kernel, found?.town)
}

/** A person of the town by the account, where a command is given in somebody's name. Refuses with `not-found`. */
export async function actorOfAccount(kernel: Kernel, machine: Actor, account: string): Promise<Actor> {
  const users = await listUsers(kernel, machine)
  const user = users.find((one) => one.account === account || one.name === account)
  if (user === undefined) throw new Refusal('not-found', `没有账号“${account}”，有：${users.map((one) => one.account).join('、')}。`)
  return { id: user.id, name: user.name, town: machine.town, role: user.role, ...(user.cadre == null ? {} : { cadre: user.cadre }) }
}
