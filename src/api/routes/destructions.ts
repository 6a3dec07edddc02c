import {
  cancelDestruction,
  cleanDestroyed,
  confirmDestruction,
  countDue,
  getCertificate,
  getTown,
  liftHold,
  listDueRecords,
  placeHold,
  previewDestruction,
  requestDestruction,
} from '../../kernel/index.ts'
import { certificateDocument } from '../actions/certificate-document.ts'
import { renderReport } from '../actions/render-report.ts'
import type { ApiContext } from '../context.ts'
import type * as destructions from '../contract/endpoints/destructions.ts'
import { presentCertificate, presentDestructions, presentDue, presentPreview } from '../views/destruction-view.ts'
import { townDate } from '../views/town-time.ts'
import type { Handlers } from './handler.ts'

type Destructions = Handlers<typeof destructions>

export function destructionHandlers(context: ApiContext): Destructions {
  const { kernel } = context
  return {
    ...dueHandlers(context),
    listDestructions: ({ actor }) => presentDestructions(kernel, actor),
    previewDestruction: async ({ actor, input }) => presentPreview(await previewDestruction(kernel, actor, input)),
    requestDestruction: async ({ actor, input }) => presentCertificate(await requestDestruction(kernel, actor, input), actor),
    cancelDestruction: async ({ actor, input }) => presentCertificate(await cancelDestruction(kernel, actor, input), actor),
    confirmDestruction: async ({ actor, input }) => presentCertificate(await confirmDestruction(kernel, actor, input), actor),
    cleanDestroyed: async ({ actor, input }) => presentCertificate(await cleanDestroyed(kernel, actor, input), actor),
    getCertificate: async ({ actor, input: { id, format } }) => {
      const certificate = await getCertificate(kernel, actor, { id })
      const document = certificateDocument(certificate, await getTown(kernel, actor))
      return { name: certificate.name, format, content: await renderReport(document, { format, draft: false }) }
    },
  }
}

type DueNames = 'listDue' | 'countDue' | 'listDueRecords' | 'previewDue' | 'requestDue' | 'startDestruction' | 'placeHold' | 'liftHold'

/** Of domains that are switched off too: their records are still held, and still due. */
function dueHandlers({ kernel, jobs, longWork }: ApiContext): Pick<Destructions, DueNames> {
  const today = () => townDate(kernel.clock()).day
  return {
    listDue: ({ actor }) => presentDue(kernel, actor),
    countDue: ({ actor }) => countDue(kernel, actor),
    listDueRecords: async ({ actor, input }) => {
      const { records, ...rest } = await listDueRecords(kernel, actor, input)
      return { ...rest, records: [...records] }
    },
    previewDue: async ({ actor, input: { ledgers } }) => presentPreview(await previewDestruction(kernel, actor, { ledgers, day: today() })),
    requestDue: async ({ actor, input: { ledgers, method, witness } }) =>
      presentCertificate(await requestDestruction(kernel, actor, { ledgers, day: today(), method, witness }), actor),
    startDestruction: async ({ actor, input: { id } }) => {
      await getCertificate(kernel, actor, { id })
      const leave = longWork.hold(actor, 'destroy')
      const job = jobs.start(actor, async (onProgress) => {
        try {
          await confirmDestruction(kernel, actor, { id, onProgress })
          return {}
        } finally {
          leave()
        }
      })
      return { job }
    },
    placeHold: ({ actor, input }) => placeHold(kernel, actor, input),
    liftHold: ({ actor, input: { hold, reason } }) => liftHold(kernel, actor, { id: hold, reason }),
  }
}
