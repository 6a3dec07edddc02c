import { sql } from 'kysely'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { flag, text } from '../../definition/shape/shape.ts'
import { Refusal } from '../refusal.ts'
import { bigint, row } from '../storage/row.ts'
import type { Engine } from '../storage/types.ts'

const foundRow = row('pg_class', { found: flag })
const headRow = row('audit_head', { town: text, seq: bigint })

/**
 * Refuses with `damaged` a store whose chains end before what was kept beside it behind each commit: a part of what was acknowledged is gone, though what is
 * left agrees with itself.
 */
export async function assertNewest({ asOwner, told = new Map() }: Engine): Promise<void> {
  if (told.size === 0) return
  const heads = await asOwner.read(async (session) => {
    const found = foundRow.first(await session.query(sql`select to_regclass('audit_head') is not null as found`))
    if (found?.found !== true) return new Map<string, number>()
    return new Map(headRow.all(await session.query(sql`select town, seq from audit_head`)).map(({ town, seq }) => [town, wholeNumber(seq)]))
  })
  for (const [town, seq] of told) {
    const found = heads.get(town) ?? 0
    if (found >= seq) continue
    throw new Refusal(
      'damaged',
      `数据文件夹已损坏：乡镇 ${town} 的审计链只到第 ${found} 笔，而已经保存过的到第 ${seq} 笔：数据库少了最后写入的内容。铅笔没有打开它。请先把这个文件夹原样复制一份留存；能找回缺的文件（多半在 database/pg_wal 里）就放回原处，再运行 qianbi verify；找不回来，就把最近一次备份的整个数据文件夹放到新位置，用 --data 指明它。`,
    )
  }
}
