import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

/** Forms as a whole: whatever changes one changes what is asked for twice as well. */
export const formsKey = ['forms']

export const formsQuery = queryOptions({ queryKey: [...formsKey, 'list'], queryFn: () => api.listForms() })

export const burdenQuery = queryOptions({ queryKey: [...formsKey, 'burden'], queryFn: () => api.weighForms() })

export const formQuery = (form: string, period: string | undefined) =>
  queryOptions({
    queryKey: [...formsKey, 'one', form, period],
    queryFn: () => api.getForm({ form, period }),
    placeholderData: keepPreviousData,
  })

/** What the ledgers say changes from one minute to the next: asked for anew whenever somebody looks. */
export const filledQuery = (form: string, period: string | undefined, enabled: boolean) =>
  queryOptions({ queryKey: [...formsKey, 'filled', form, period], queryFn: () => api.fillForm({ form, period }), enabled })
