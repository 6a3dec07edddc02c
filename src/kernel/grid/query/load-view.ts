import { sql } from 'kysely'
import { cadreLedger, dutyLedger } from '../../../definition/duty/duty-ledgers.ts'
import { count, orNull, text } from '../../../definition/shape/shape.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { compilePrinted, compileTitle, openLedgerSource, openStatement } from '../../ledger/sql/index.ts'
import { type RowOf, row, uuid } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import { answering, type GridDay, onLeave, openScope } from '../source/duty-scope.ts'
import { inForce, openColumns } from '../source/ledger-columns.ts'
import { readSetting } from '../source/read-setting.ts'
import { gridDay } from '../source/today.ts'
import type { CadreLoad, LoadView } from '../types.ts'

const answerRow = row('duties', { holder: uuid, count })
const cadreRow = row('cadres', {
  id: uuid,
  title: orNull(text),
  position: text,
  category: text,
  village: text,
  helps: count,
  back: orNull(text),
})

/** What every cadre in office has taken on, against the town's own limits. In the order of names: this divides work, it compares nobody. */
export async function loadView(kernel: Kernel, actor: Actor, options: { readonly on?: string } = {}): Promise<LoadView> {
  authorize(actor, 'read')
  const day = gridDay(kernel, actor, options.on)
  return kernel.engine.inTown(actor.town).read((session) => readLoad(session, day))
}

/** How many objects of each duty every holder answers for on a day, with the most that the duty allows. */
export async function readLoad(session: Session, day: GridDay): Promise<LoadView> {
  const duties: LoadView['duties'][number][] = []
  const answers = new Map<string, Record<string, number>>()
  for (const duty of day.catalogue.catalogue.duties) {
    const most = await readSetting(session, { ...day, ledger: duty.ledger }, duty.mostPerHolder)
    duties.push({ duty: duty.id, label: duty.label, most })
    const { source, matching } = openScope(day, duty)
    const statement = sql`
      with scope as materialized (select ${source.system('id')} as id ${matching()}), answering as materialized (${answering(day, duty.objectKind)})
      select a.holder, count(*)::integer as count from scope as s join answering as a on a.object = s.id group by a.holder
    `
    const rows = answerRow.all(await session.query(statement))
    for (const { holder, count } of rows) answers.set(holder, { ...answers.get(holder), [duty.id]: count })
  }
  const cadres = await readCadres(session, day)
  return {
    on: day.on,
    duties,
    cadres: cadres.map(({ id, title, back, ...rest }): CadreLoad => {
      const own = answers.get(id) ?? {}
      const over = duties.filter(({ duty, most }) => most !== undefined && (own[duty] ?? 0) > most).map(({ duty }) => duty)
      return { cadre: { id, title: title ?? '' }, ...rest, onLeaveUntil: back ?? undefined, answers: own, over }
    }),
  }
}

async function readCadres(session: Session, day: GridDay): Promise<readonly RowOf<typeof cadreRow>[]> {
  const source = openLedgerSource(openStatement(day), cadreLedger.id)
  const printed = (field: string) =>
    source.ledger.fields.some(({ id }) => id === field) ? sql`coalesce(${compilePrinted(source, { through: [], field })}, '')` : sql`''`
  const column = (field: string) => source.field({ through: [], field }).sql
  const duty = openColumns(day.catalogue, dutyLedger.id, 'd')
  const helping = sql`select count(distinct ${duty.column(dutyLedger.object)})::integer from ${duty.from}
    where ${duty.current(day.town)} and ${duty.column(dutyLedger.holder)} = ${source.system('id')} and ${duty.column(dutyLedger.role)} = 'secondary'
      and ${inForce(duty.column(dutyLedger.from), duty.column(dutyLedger.to), day.on)}`
  const columns = sql`${source.system('id')} as id, ${compileTitle(source)} as title, ${printed('position')} as position,
    ${printed('category')} as category, ${printed(cadreLedger.village)} as village, (${helping}) as helps, l.back`
  const statement = sql`
    select ${columns} from ${source.from()} left join (${onLeave(day)}) as l on l.cadre = ${source.system('id')}
    where ${source.where()} and ${inForce(column(cadreLedger.from), column(cadreLedger.to), day.on)}
    order by ${source.system('_title_key')} collate "C", ${source.system('id')}
  `
  return cadreRow.all(await session.query(statement))
}
