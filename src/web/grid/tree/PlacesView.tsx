import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { coverageQuery, treeQuery } from '../../http/grid-queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import styles from '../grid.module.css'
import type { GridSearch } from '../grid-search.ts'
import { PlacePanel } from './PlacePanel.tsx'
import { PlaceTree } from './PlaceTree.tsx'

const GridMap = lazy(async () => ({ default: (await import('../map/GridMap.tsx')).GridMap }))

interface Props {
  readonly search: GridSearch
  readonly go: (search: GridSearch) => void
}

/** The two trees and, where boundaries are known, the map beside them; both show the same and choose the same. */
export function PlacesView({ search, go }: Props) {
  const { on, duty, place } = search
  const { data, error, refetch } = useQuery(treeQuery(on, duty))
  const { data: coverage } = useQuery(coverageQuery(on))
  const areas = data?.areas ?? []
  const drawn = useMemo(() => data?.areas.some(({ geometry }) => geometry !== undefined) === true, [data])
  const choose = (id: string | undefined) => {
    const { place: _, ...rest } = search
    go({ ...rest, ...(id === undefined ? {} : { place: id }) })
  }
  const chosen = areas.find(({ id }) => id === place)
  return (
    <>
      <div className={styles.tools}>
        <Select
          aria-label="看哪一类责任"
          className={styles.dutySelect ?? ''}
          value={duty ?? ''}
          onChange={(next) => {
            const { duty: _, ...rest } = search
            go({ ...rest, ...(next === '' ? {} : { duty: next }) })
          }}
          options={[{ value: '', label: '全部责任' }, ...(coverage?.duties ?? []).map(({ duty: value, label }) => ({ value, label }))]}
        />
        <ul className={styles.legend} aria-label="颜色的意思">
          <li className={styles.late}>有对象无人负责</li>
          <li className={styles.due}>逾期或责任人不在岗</li>
          <li className={styles.good}>都有人负责</li>
        </ul>
      </div>
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      {data === undefined ? (
        error === null ? (
          <LoadingNote rows={12} />
        ) : null
      ) : areas.length <= 1 ? (
        <EmptyNote title="还没有村和网格">先到台账里登记或导入“村”和“网格”，这里就会出现。</EmptyNote>
      ) : (
        <div className={drawn ? styles.places : undefined}>
          <PlaceTree areas={areas} place={place} choose={choose} />
          {drawn ? (
            <div className={styles.mapSide}>
              <Suspense fallback={<LoadingNote rows={10} label="正在准备地图" />}>
                <GridMap areas={areas} place={place} choose={choose} />
              </Suspense>
            </div>
          ) : null}
        </div>
      )}
      {chosen === undefined || chosen.kind === 'town' ? null : <PlacePanel area={chosen} search={search} close={() => choose(undefined)} />}
    </>
  )
}
