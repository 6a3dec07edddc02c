import { App } from 'antd'
import { type RefObject, useEffect, useMemo, useState } from 'react'
import type { FieldValues } from '../../../definition/field/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { FieldMessage } from '../../http/client.ts'
import { useUploading } from '../../parts/uploading.ts'
import { useSession } from '../../session/use-session.ts'
import { type CheckedForm, checkFormValues, type FormTexts, isNumbered } from './form-values.ts'

interface Options {
  readonly initial: FormTexts
  /** What was typed before and not saved. */
  readonly left: FormTexts | undefined
  readonly refused: readonly FieldMessage[]
  readonly typed: ((texts: FormTexts) => void) | undefined
}

export interface FormFields {
  readonly texts: FormTexts
  readonly checked: CheckedForm
  readonly change: (id: string, value: string) => void
  /** Somebody has been in the field: from now on what is wrong with it is said. */
  readonly leave: (id: string) => void
  /** What to say of a field: what the server refused and nobody has changed since, or what cannot be read. */
  readonly problemOf: (id: string) => string | undefined
  readonly read: () => FieldValues | undefined
  readonly reset: (texts: FormTexts) => void
  readonly focusFirst: () => void
}

/** What stands in a form's inputs, and what is wrong with it. */
export function useFormFields(form: RefObject<HTMLFormElement | null>, ledger: ResolvedLedger, options: Options): FormFields {
  const { initial, left, refused, typed } = options
  const [texts, setTexts] = useState<FormTexts>(left ?? initial)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  // A refusal is answered by changing its field; one that comes after that is another one.
  const [answered, setAnswered] = useState<ReadonlyMap<string, FieldMessage | undefined>>(new Map())
  const { today } = useSession()
  const { message } = App.useApp()
  const uploading = useUploading()
  const checked = useMemo(() => checkFormValues(ledger, texts, { initial, today }), [ledger, texts, initial, today])
  useEffect(() => typed?.(texts), [typed, texts])

  const refusalOf = (id: string) => refused.find(({ field }) => field === id)
  const focus = (id: string | undefined) => {
    const found = id === undefined ? null : (form.current?.querySelector<HTMLElement>(`#field-${id}`) ?? null)
    // The first of several stands for a group of them.
    const first = found?.getAttribute('role') === 'radiogroup' ? found.querySelector<HTMLElement>('input') : found
    first?.focus()
  }
  // A number that is given by itself is not where one begins.
  const focusFirst = () => focus(ledger.fields.find(({ id }) => !isNumbered(ledger, id, initial))?.id)
  return {
    texts,
    checked,
    change: (id, value) => {
      setTexts((now) => ({ ...now, [id]: value }))
      setAnswered((now) => new Map(now).set(id, refusalOf(id)))
    },
    leave: (id) => setTouched((now) => new Set(now).add(id)),
    problemOf: (id) => {
      const refusal = refusalOf(id)
      const server = refusal === answered.get(id) ? undefined : refusal?.message
      return server ?? (touched.has(id) ? checked.problems.get(id) : undefined)
    },
    read: () => {
      if (uploading) {
        void message.warning('文件还在上传，传完再保存')
        return undefined
      }
      if (checked.problems.size === 0) return checked.values
      setTouched(new Set(ledger.fields.map(({ id }) => id)))
      focus(ledger.fields.find(({ id }) => checked.problems.has(id))?.id)
      return undefined
    },
    reset: (next) => {
      setTexts(next)
      setTouched(new Set())
      setAnswered(new Map())
      focusFirst()
    },
    focusFirst,
  }
}
