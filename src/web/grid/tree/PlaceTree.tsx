import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { CoverageArea } from '../../../api/contract/grid.ts'
import { Tag } from '../../parts/Tag.tsx'
import styles from '../grid.module.css'
import { placeTone, placeWords } from '../place-tone.ts'

interface Props {
  readonly areas: readonly CoverageArea[]
  readonly place: string | undefined
  readonly choose: (id: string) => void
}

/** Town → village → grid, and big → small enterprise grids. Opens by itself where something is wrong. */
export function PlaceTree({ areas, place, choose }: Props) {
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  const childrenOf = (id: string) => areas.filter(({ parent }) => parent === id)
  const root = areas.find(({ kind }) => kind === 'town')
  if (root === undefined) return null
  const branches = [
    { label: '村与网格', areas: childrenOf(root.id).filter(({ kind }) => kind === 'village' || kind === 'villageGrid') },
    { label: '企业网格', areas: childrenOf(root.id).filter(({ kind }) => kind === 'bigGrid' || kind === 'smallGrid') },
  ].filter((branch) => branch.areas.length > 0)
  return (
    <div className={styles.tree}>
      {branches.map((branch) => (
        <section key={branch.label} aria-label={branch.label}>
          <h2>{branch.label}</h2>
          <ul className={styles.card}>
            {branch.areas.map((area) => {
              const below = childrenOf(area.id)
              const open = turned.get(area.id) ?? below.some(({ id }) => id === place)
              return (
                <li key={area.id}>
                  <PlaceRow
                    area={area}
                    chosen={area.id === place}
                    choose={choose}
                    toggle={below.length === 0 ? undefined : { open, turn: () => setTurned(new Map([...turned, [area.id, !open]])) }}
                  />
                  {open && below.length > 0 ? (
                    <ul className={styles.below}>
                      {below.map((child) => (
                        <li key={child.id}>
                          <PlaceRow area={child} chosen={child.id === place} choose={choose} toggle={undefined} />
                        </li>
                      ))}
                    </ul>
                  ) : null}
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}

interface RowProps {
  readonly area: CoverageArea
  readonly chosen: boolean
  readonly choose: (id: string) => void
  readonly toggle: { readonly open: boolean; readonly turn: () => void } | undefined
}

function PlaceRow({ area, chosen, choose, toggle }: RowProps) {
  return (
    <div className={chosen ? `${styles.place} ${styles.chosen}` : styles.place}>
      {toggle === undefined ? (
        <span className={styles.noToggle} />
      ) : (
        <button
          type="button"
          className={styles.toggle}
          onClick={toggle.turn}
          aria-expanded={toggle.open}
          aria-label={`${toggle.open ? '收起' : '展开'}${area.title}`}
        >
          {toggle.open ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
        </button>
      )}
      <button type="button" className={styles.placeName} onClick={() => choose(area.id)} aria-pressed={chosen}>
        <b>{area.title}</b>
        <small>{area.holder?.title ?? ''}</small>
      </button>
      <Tag tone={placeTone(area)}>{placeWords(area)}</Tag>
    </div>
  )
}
