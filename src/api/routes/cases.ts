import {
  listCases,
  mergeCase,
  openCase,
  readCase,
  requireLedger,
  resumeCase,
  suspendCase,
  takeStep,
  takeSteps,
  urgeCase,
} from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as cases from '../contract/endpoints/cases.ts'
import type { Handlers } from './handler.ts'

export function caseHandlers({ kernel, readings }: ApiContext): Handlers<typeof cases> {
  return {
    queryCases: async ({ actor, input }) => {
      const page = await listCases(kernel, actor, input)
      readings.noteShown(kernel, actor, { ledgers: page.cases.map(({ ledger }) => ledger), by: 'cases', titles: true })
      return page
    },
    getCase: ({ actor, input }) => readCase(kernel, actor, input),
    listRecordCases: async ({ actor, input: { ledger, id } }) => {
      const subject = { ledger: requireLedger(kernel.catalogue, ledger).id, id }
      const { cases } = await listCases(kernel, actor, { subject, standing: 'all' })
      readings.noteShown(kernel, actor, { ledgers: cases.map(({ ledger: of }) => of), by: 'cases', titles: true })
      return cases
    },
    openCase: ({ actor, input }) => openCase(kernel, actor, input),
    takeSteps: ({ actor, input }) => takeSteps(kernel, actor, input),
    takeStep: ({ actor, input }) => takeStep(kernel, actor, input),
    urgeCase: ({ actor, input }) => urgeCase(kernel, actor, input),
    suspendCase: ({ actor, input }) => suspendCase(kernel, actor, input),
    resumeCase: ({ actor, input }) => resumeCase(kernel, actor, input),
    mergeCase: ({ actor, input }) => mergeCase(kernel, actor, input),
  }
}
