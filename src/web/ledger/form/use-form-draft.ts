import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { FormTexts } from './form-values.ts'

export interface FormDraft {
  /** What was typed and not saved when the form was last closed. */
  readonly left: FormTexts | undefined
  /** Called with all that stands in the form, whenever that changes. */
  readonly keep: (texts: FormTexts) => void
  readonly drop: () => void
}

/**
 * What somebody has typed into a form is still there when Esc or another row closed it. It may name people: it stays in this page's memory, which a
 * reload and another sign-in empty.
 */
export function useFormDraft(of: readonly string[], initial: FormTexts): FormDraft {
  const client = useQueryClient()
  const key = of.join('\n')
  const [left] = useState(() => client.getQueryData<FormTexts>([draftKey, key]))
  const drop = useCallback(() => client.removeQueries({ queryKey: [draftKey, key], exact: true }), [client, key])
  const keep = useCallback(
    (texts: FormTexts) => {
      if (isSame(texts, initial)) return drop()
      client.setQueryDefaults([draftKey], { gcTime: Number.POSITIVE_INFINITY })
      client.setQueryData<FormTexts>([draftKey, key], texts)
    },
    [client, key, initial, drop],
  )
  return { left, keep, drop }
}

const draftKey = 'draft'

function isSame(texts: FormTexts, initial: FormTexts): boolean {
  return Object.entries(texts).every(([id, text]) => text === (initial[id] ?? ''))
}
