import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { CatalogueOutline } from '../../definition/catalogue/part/types.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { loopsQuery } from '../http/loop-queries.ts'
import { outlineQuery } from '../http/queries.ts'
import { groupByPack } from '../parts/group-by-pack.ts'
import list from '../parts/list-page.module.css'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { groupDigits } from '../parts/quantity.ts'
import styles from './loop-list.module.css'

/** Every loop of the town by the domain of work it belongs to: how much is open, how much of it late. */
export function LoopList() {
  const { data, error, refetch } = useQuery(loopsQuery)
  const { data: outline } = useQuery(outlineQuery)
  const groups = useMemo(() => groupByPack(data ?? [], ({ pack }) => labelOf(outline, pack)), [data, outline])
  const open = data?.reduce((sum, loop) => sum + loop.open, 0) ?? 0
  const late = data?.reduce((sum, loop) => sum + loop.late, 0) ?? 0
  return (
    <>
      <PageHeader
        title="闭环"
        crumb={
          data === undefined
            ? undefined
            : `在办 ${groupDigits(String(open))} 件${late === 0 ? '' : `，逾期 ${groupDigits(String(late))} 件`}`
        }
      />
      <div className={list.page}>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined && error === null ? <LoadingNote rows={12} /> : null}
        {data?.length === 0 ? <EmptyNote title="还没有定义闭环">业务包里写下的闭环会列在这里。</EmptyNote> : null}
        {groups.map((group) => (
          <section key={group.pack} aria-labelledby={`pack-${group.pack}`}>
            <h2 id={`pack-${group.pack}`}>{group.label}</h2>
            <ul className={`${list.card} ${styles.loops}`}>
              {group.items.map((loop) => (
                <li key={loop.id}>
                  <Link to="/loops/$loop" params={{ loop: loop.id }} search={{}} className={list.name ?? ''}>
                    <b>{loop.label}</b>
                    <small>{loop.purpose}</small>
                  </Link>
                  <span className={styles.open}>在办 {groupDigits(String(loop.open))} 件</span>
                  {loop.late === 0 ? (
                    <span className={styles.none}>无逾期</span>
                  ) : (
                    <Link to="/loops/$loop" params={{ loop: loop.id }} search={{ late: true }} className={styles.late}>
                      逾期 {groupDigits(String(loop.late))} 件
                    </Link>
                  )}
                  <span className={styles.ended}>结束 {groupDigits(String(loop.ended))} 件</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

function labelOf(outline: CatalogueOutline | undefined, pack: string): string {
  return outline?.packs.find(({ id }) => id === pack)?.label ?? pack
}
