import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Checkbox } from 'antd'
import type { ConfirmationView } from '../../../api/contract/report.ts'
import type { CompiledBackground, CompiledReport } from '../../../definition/report/types.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { confirmationsQuery } from '../../http/queries.ts'
import { presentInstant } from '../../parts/time.ts'
import { placeInProse } from '../panel/place-words.ts'
import styles from './freeze.module.css'

interface Props {
  readonly report: string
  readonly backgrounds: readonly CompiledBackground[]
  /** The report's own: where a background stands is told by its headings. */
  readonly blocks: CompiledReport['blocks']
  readonly confirmed: readonly ConfirmationView[] | undefined
}

/** Every background with its sentence, to be confirmed one by one; each confirmation is kept by name at once, and can be taken back until the freeze. */
export function BackgroundList({ report, backgrounds, blocks, confirmed }: Props) {
  const client = useQueryClient()
  const { queryKey } = confirmationsQuery(report)
  const change = useMutation({
    mutationFn: ({ background: { at, words }, yes }: { readonly background: CompiledBackground; readonly yes: boolean }) => {
      const place = { id: report, line: at.line, column: at.column, words }
      return yes ? api.confirmBackground(place) : api.withdrawConfirmation(place)
    },
    onSuccess: (now) => client.setQueryData(queryKey, now),
  })
  if (backgrounds.length === 0) return null
  const left = backgrounds.length - (confirmed?.length ?? 0)
  return (
    <fieldset className={styles.backgrounds}>
      <legend>
        {backgrounds.length} 条背景，{left > 0 ? `还有 ${left} 条要确认` : '都已确认'}：确认的是“这不是本台账的事实，出处可信”，记你的名字。
      </legend>
      <ul>
        {backgrounds.map((background) => {
          const { at, words, source, sentence } = background
          const found = confirmed?.find(({ line, column }) => line === at.line && column === at.column)
          return (
            <li key={`${at.line}:${at.column}`}>
              <Checkbox
                checked={found !== undefined}
                disabled={confirmed === undefined || change.isPending}
                onChange={({ target }) => change.mutate({ background, yes: target.checked })}
              >
                <b>{words}</b>
              </Checkbox>
              <small>
                {placeInProse({ blocks }, at)}，{source === undefined ? '没有写出处' : `出处：${source}`}
              </small>
              <small title={sentence}>{sentence.replace(/\{\{背景:([^{}|]*)(?:\|[^{}]*)?\}\}/g, '$1')}</small>
              {found === undefined ? null : (
                <small>
                  {found.by}确认，{presentInstant(found.at)}
                </small>
              )}
            </li>
          )
        })}
      </ul>
      {change.isError ? <Alert type="error" showIcon title={errorText(change.error)} /> : null}
    </fieldset>
  )
}
