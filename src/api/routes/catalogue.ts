import { outlineOf, writingOf } from '../../definition/catalogue/part/outline.ts'
import { partOf } from '../../definition/catalogue/part/part-of.ts'
import type { CatalogueWriting } from '../../definition/catalogue/part/types.ts'
import { Refusal } from '../../kernel/index.ts'
import { pinyinInitials, pinyinSyllables } from '../../kernel/ledger/table/title-key.ts'
import type { ApiContext } from '../context.ts'
import type * as catalogue from '../contract/endpoints/catalogue.ts'
import type { VersionedAnswer } from '../http/versioned-answer.ts'
import { catalogueAnswers } from './catalogue-answers.ts'
import type { Call, Handlers } from './handler.ts'

export function catalogueHandlers({ kernel }: ApiContext): Handlers<typeof catalogue> {
  const answerOf = catalogueAnswers(kernel)
  return {
    getCatalogue: async (call) => send(await answerOf(call.actor, 'whole', (whole) => whole), call),
    getOutline: async (call) => send(await answerOf(call.actor, 'outline', outlineOf), call),
    getWriting: async (call) => send(await answerOf(call.actor, 'writing', (whole) => withPinyin(writingOf(whole))), call),
    getPart: async (call) => {
      const { kind, id } = call.input
      return send(await answerOf(call.actor, `${kind}.${id}`, (whole) => partOf(whole, { kind, id })), call)
    },
  }
}

/** What is typed by its sound is found too: 产业帮扶户数 by cybf. */
function withPinyin(writing: CatalogueWriting): CatalogueWriting {
  return {
    ...writing,
    indicators: writing.indicators.map((indicator) => ({
      ...indicator,
      pinyin: `${pinyinInitials(indicator.label)} ${pinyinSyllables(indicator.label)}`,
    })),
  }
}

async function send(
  answer: VersionedAnswer | undefined,
  { request, reply }: Pick<Call<typeof catalogue.getCatalogue>, 'request' | 'reply'>,
) {
  if (answer === undefined) throw new Refusal('not-found', '没有这个定义。它可能已经改名，或者这个业务板块没有启用。')
  await answer.send(request, reply)
  return reply
}
