import { sql } from 'kysely'
import { flag } from '../../definition/shape/shape.ts'
import { Refusal } from '../refusal.ts'
import { row } from '../storage/row.ts'
import type { Engine } from '../storage/types.ts'

const foundRow = row('pg_class', { found: flag })

/**
 * While a restored store still holds what must be destroyed again it has a table that says so: whoever stops the restoring, or the power, leaves no store
 * behind that somebody would work with.
 */
export async function markUnfinished({ asOwner }: Pick<Engine, 'asOwner'>): Promise<void> {
  await asOwner.write((session) =>
    session.query(sql`create table if not exists restore_unfinished (since timestamptz not null default now())`),
  )
}

/** Takes the mark away: what had to be destroyed again is. */
export async function markFinished({ asOwner }: Pick<Engine, 'asOwner'>): Promise<void> {
  await asOwner.write((session) => session.query(sql`drop table if exists restore_unfinished`))
}

/** Refuses with `damaged` a store whose restoring was broken off before what was once destroyed was destroyed again. */
export async function assertFinished({ asOwner }: Pick<Engine, 'asOwner'>): Promise<void> {
  const statement = sql`select to_regclass('restore_unfinished') is not null as found`
  const found = await asOwner.read(async (session) => foundRow.first(await session.query(statement)))
  if (found?.found === true)
    throw new Refusal(
      'damaged',
      '这个库的恢复没有做完：备份以后销毁过的个人信息回来了，还没有再次销毁。请删掉这个数据文件夹（或清空这个数据库），重新运行一次 qianbi restore。',
    )
}
