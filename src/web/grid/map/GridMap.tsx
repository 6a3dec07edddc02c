import 'maplibre-gl/dist/maplibre-gl.css'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { CoverageArea } from '../../../api/contract/grid.ts'
import { mapQuery } from '../../http/grid-queries.ts'
import { EmptyNote, LoadingNote } from '../../parts/Notes.tsx'
import { useThemeMode } from '../../theme/theme-choice.ts'
import styles from '../grid.module.css'
import { type DrawnMap, drawMap, hasWebGl } from './draw-map.ts'

interface Props {
  readonly areas: readonly CoverageArea[]
  readonly place: string | undefined
  readonly choose: (id: string) => void
}

/** Boundaries coloured by how they stand. What it shows stands in the list beside it as well, so nobody depends on it. */
export function GridMap(props: Props) {
  const { data } = useQuery(mapQuery)
  if (!hasWebGl()) return <EmptyNote title="这个浏览器画不出地图">旁边的列表内容相同，颜色和数字也一样。</EmptyNote>
  return data === undefined ? <LoadingNote rows={10} label="正在准备地图" /> : <Drawn {...props} tianditu={data.tianditu} />
}

function Drawn({ areas, place, choose, tianditu }: Props & { readonly tianditu: string | undefined }) {
  const theme = useThemeMode()
  const element = useRef<HTMLDivElement>(null)
  const map = useRef<DrawnMap | undefined>(undefined)
  const chosen = useRef(choose)
  chosen.current = choose
  const [failed, setFailed] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once a theme; areas and place are handed on below
  useEffect(() => {
    if (element.current === null) return
    try {
      map.current = drawMap({ element: element.current, areas, place, theme, tianditu, choose: (id) => chosen.current(id) })
    } catch {
      setFailed(true)
      return
    }
    return () => {
      map.current?.remove()
      map.current = undefined
    }
  }, [theme, tianditu])
  useEffect(() => map.current?.update(areas, place), [areas, place])
  if (failed) return <EmptyNote title="这个浏览器画不出地图">旁边的列表内容相同，颜色和数字也一样。</EmptyNote>
  return <div ref={element} className={styles.map} data-testid="grid-map" />
}
