import {
  cancelDestruction,
  cleanDestroyed,
  confirmDestruction,
  getCertificate,
  getTown,
  previewDestruction,
  requestDestruction,
} from '../../kernel/index.ts'
import { certificateDocument } from '../actions/certificate-document.ts'
import { renderReport } from '../actions/render-report.ts'
import type { ApiContext } from '../context.ts'
import type * as destructions from '../contract/endpoints/destructions.ts'
import { presentCertificate, presentDestructions, presentPreview } from '../views/destruction-view.ts'
import type { Handlers } from './handler.ts'

export function destructionHandlers({ kernel }: ApiContext): Handlers<typeof destructions> {
  return {
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
