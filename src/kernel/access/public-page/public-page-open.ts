import { sql } from 'kysely'
import { text } from '../../../definition/shape/shape.ts'
import type { KeptTable } from '../../audit/kept-rows.ts'
import type { TableShape } from '../../storage/migrate/types.ts'
import { instant, row } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'

/** A row for each public page that a town has opened; a new town has opened none. */
export const publicPageOpenTable: TableShape = {
  name: 'public_page_open',
  label: '开放的公开页',
  columns: [
    { name: 'town', type: 'text collate "C"', required: true },
    { name: 'page', type: 'text collate "C"', required: true },
    { name: 'at', type: 'timestamptz', required: true },
    { name: 'actor', type: 'text collate "C"', required: true },
  ],
  primaryKey: ['town', 'page'],
  indexes: [],
}

export const keptPublicPages: KeptTable = {
  table: publicPageOpenTable.name,
  label: '开放的公开页',
  key: sql`page`,
  entryKey: sql`detail ->> 'page'`,
  name: sql`page`,
  entryName: sql`detail ->> 'label'`,
  columns: [sql`actor`],
  written: ['public-page.open'],
  removed: ['public-page.close'],
}

const openRow = row('public_page_open', { page: text, at: instant, actor: text })

/** The public pages that a town has opened, with when and by whom. */
export async function readOpenPages(session: Session, town: string) {
  return openRow.all(await session.query(sql`select page, at, actor from public_page_open where town = ${town} order by page`))
}
