import {
  inDomains,
  listCases,
  mergeCase,
  openCase,
  readCase,
  requireLoop,
  resumeCase,
  suspendCase,
  takeStep,
  takeSteps,
} from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as cases from '../contract/endpoints/cases.ts'
import { getLedgerNamed } from '../views/ledger-names.ts'
import type { Handlers } from './handler.ts'

export function caseHandlers({ kernel }: ApiContext): Handlers<typeof cases> {
  return {
    queryCases: ({ actor, input }) => listCases(kernel, actor, input),
    getCase: async ({ actor, input }) => {
      const found = await readCase(kernel, actor, input)
      requireLoop((await inDomains(kernel, actor)).catalogue, found.case.loop)
      return found
    },
    listRecordCases: async ({ actor, input: { ledger, id } }) => {
      const subject = { ledger: getLedgerNamed(kernel, ledger).id, id }
      return (await listCases(kernel, actor, { subject, standing: 'all' })).cases
    },
    openCase: ({ actor, input }) => openCase(kernel, actor, input),
    takeSteps: ({ actor, input }) => takeSteps(kernel, actor, input),
    takeStep: ({ actor, input }) => takeStep(kernel, actor, input),
    suspendCase: ({ actor, input }) => suspendCase(kernel, actor, input),
    resumeCase: ({ actor, input }) => resumeCase(kernel, actor, input),
    mergeCase: ({ actor, input }) => mergeCase(kernel, actor, input),
  }
}
