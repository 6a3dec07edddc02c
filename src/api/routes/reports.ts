import { hasErrors } from '../../definition/diagnostic/diagnostic.ts'
import { parsePeriod } from '../../definition/period/parse-period.ts'
import type { Actor } from '../../kernel/access/types.ts'
import {
  commentReport,
  compareFrozenReport,
  compileReport,
  confirmBackground,
  declareReportName,
  draftByLedger,
  freezeReport,
  getTemplate,
  getTown,
  listCarrying,
  listComments,
  listOpenConfirmations,
  listTemplates,
  rebuildFrozenReport,
  saveTemplate,
  settleComment,
  toFrozenJson,
  withdrawConfirmation,
  withdrawReportName,
} from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { advanceTemplate } from '../../kernel/report/draft/advance-template.ts'
import { freezeStepwise } from '../actions/freeze-stepwise.ts'
import { renderReport } from '../actions/render-report.ts'
import type { ApiContext } from '../context.ts'
import type * as reports from '../contract/endpoints/reports.ts'
import { goneWith } from '../http/gone-with.ts'
import { presentDocument, presentDraft } from '../views/draft-view.ts'
import { presentFrozen, presentFrozenList } from '../views/frozen-view.ts'
import { readPeople } from '../views/people.ts'
import { presentPromised } from '../views/promised-view.ts'
import { readAsOf } from '../views/read-instant.ts'
import type { Handlers } from './handler.ts'

type Report = Handlers<typeof reports>

export function reportHandlers(context: ApiContext): Report {
  const { kernel, longWork } = context
  return {
    ...templateHandlers(context),
    ...commentHandlers(context),
    // Whoever goes on writing takes back what he asked of the text before: his next question does not stand behind it.
    compileReport: ({ actor, reply, input: { source, asOf } }) => {
      const gone = goneWith(reply)
      return longWork.run(actor, 'compile', () => compileReport(kernel, actor, { name: '报告', source, gone, ...readAsOf(asOf) }), gone)
    },
    ...draftHandlers(context),
    freezeReport: freezeHandler(context),
    downloadReport: async ({ actor, input: { id, format, draft } }) => {
      const { title, source } = await getTemplate(kernel, actor, { id })
      const report = await longWork.run(actor, 'compile', () => compileReport(kernel, actor, { source, name: title }))
      if (hasErrors(report.problems) && draft !== '1') throw new Refusal('wrong-state', '报告还有错误，只能下载草稿。')
      const name = draft === '1' ? `${title}（草稿）` : title
      return { name, format, content: await renderReport(report, { format, draft: draft === '1' }) }
    },
    ...frozenHandlers(context),
    ...backgroundHandlers(context),
  }
}

type Templates = 'listReports' | 'addReport' | 'getReport' | 'saveReport'

/** Who saved last is told by name: two who write at once want to know. */
function templateHandlers({ kernel }: ApiContext): Pick<Report, Templates> {
  const named = async <One extends { readonly by: string }>(actor: Actor, one: One): Promise<One> => {
    const nameOf = await readPeople(kernel, actor)
    return { ...one, by: nameOf(one.by) }
  }
  return {
    listReports: async ({ actor }) => {
      const nameOf = await readPeople(kernel, actor)
      return (await listTemplates(kernel, actor)).map((one) => ({ ...one, by: nameOf(one.by) }))
    },
    addReport: async ({ actor, input }) => named(actor, await saveTemplate(kernel, actor, input)),
    getReport: async ({ actor, input }) => named(actor, await getTemplate(kernel, actor, input)),
    saveReport: async ({ actor, input: { id, version, source } }) =>
      named(actor, await saveTemplate(kernel, actor, { source, existing: { id, version } })),
  }
}

type Comments = 'listComments' | 'commentReport' | 'settleComment' | 'listCarrying'

function commentHandlers({ kernel, readings }: ApiContext): Pick<Report, Comments> {
  return {
    listComments: ({ actor, input }) => listComments(kernel, actor, { template: input.id }),
    commentReport: ({ actor, input: { id: template, ...said } }) => commentReport(kernel, actor, { template, ...said }),
    settleComment: ({ actor, input }) => settleComment(kernel, actor, input),
    listCarrying: async ({ actor, input }) => {
      const found = await listCarrying(kernel, actor, input)
      readings.noteShown(kernel, actor, { ledgers: found.map(({ ledger }) => ledger), by: 'evidence', titles: false })
      return [...found]
    },
  }
}

type Drafting = 'readReportDocument' | 'draftReport' | 'advanceReport' | 'listPromised'

function draftHandlers({ kernel, longWork }: ApiContext): Pick<Report, Drafting> {
  return {
    readReportDocument: async ({ upload }) => presentDocument(await upload()),
    draftReport: ({ actor, reply, input: { period, left = [], above = 0, ...written } }) =>
      longWork.run(
        actor,
        'compile',
        async () => {
          const { town, name, county } = await getTown(kernel, { town: actor.town })
          const found = parsePeriod(period)
          if (found === undefined) throw new Refusal('invalid', `“${period}”不是期间，写成 2020 这样。`)
          const settings = { ...written, name: '旧稿', above, period: found, left: new Set(left), town: { code: town, name, county } }
          return presentDraft(await draftByLedger(kernel, actor, settings))
        },
        goneWith(reply),
      ),
    listPromised: ({ actor, reply, input }) => longWork.run(actor, 'compile', () => presentPromised(kernel, actor, input), goneWith(reply)),
    advanceReport: async ({ actor, input }) => {
      const { title, source } = await getTemplate(kernel, actor, input)
      return presentDraft(advanceTemplate(source, title))
    },
  }
}

function freezeHandler({ kernel, jobs, longWork }: ApiContext): Report['freezeReport'] {
  return async ({ actor, input: { id: template, progress } }) => {
    if (progress === undefined) {
      const { id } = await longWork.run(actor, 'freeze', () => freezeReport(kernel, actor, { template }))
      return { id }
    }
    const leave = longWork.hold(actor, 'freeze')
    return { job: jobs.start(actor, (onProgress) => freezeStepwise(kernel, actor, { template, onProgress }).finally(leave)) }
  }
}

function frozenHandlers({ kernel, longWork }: ApiContext): Pick<Report, 'listFrozen' | 'getFrozen' | 'compareFrozen' | 'downloadFrozen'> {
  return {
    listFrozen: ({ actor }) => presentFrozenList(kernel, actor),
    getFrozen: ({ actor, input }) => longWork.run(actor, 'compile', () => presentFrozen(kernel, actor, input.id)),
    compareFrozen: ({ actor, input }) => longWork.run(actor, 'compile', () => compareFrozenReport(kernel, actor, input)),
    downloadFrozen: async ({ actor, input: { id, format } }) => {
      const rebuilt = await longWork.run(actor, 'compile', () => rebuildFrozenReport(kernel, actor, { id }))
      const { frozen, report } = rebuilt
      const content =
        format === 'json' ? JSON.stringify(toFrozenJson(rebuilt), undefined, 2) : await renderReport(report, { format, draft: false })
      return { name: frozen.title, format, content }
    },
  }
}

type Backgrounds = 'listConfirmations' | 'confirmBackground' | 'withdrawConfirmation' | 'declareName' | 'withdrawName'

function backgroundHandlers({ kernel }: ApiContext): Pick<Report, Backgrounds> {
  return {
    listConfirmations: ({ actor, input }) => listOpenConfirmations(kernel, actor, { template: input.id }),
    confirmBackground: async ({ actor, input: { id: template, ...place } }) => {
      await confirmBackground(kernel, actor, { template, ...place })
      return listOpenConfirmations(kernel, actor, { template })
    },
    withdrawConfirmation: async ({ actor, input: { id: template, ...place } }) => {
      await withdrawConfirmation(kernel, actor, { template, ...place })
      return listOpenConfirmations(kernel, actor, { template })
    },
    declareName: ({ actor, input }) => declareReportName(kernel, actor, input),
    withdrawName: async ({ actor, input }) => {
      await withdrawReportName(kernel, actor, input)
      return {}
    },
  }
}
