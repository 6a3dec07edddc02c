import { basename } from 'node:path'
import { bindFormFile } from '../../api/actions/fill-form.ts'
import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { type FormProposal, townKernel, writeBinding } from '../../kernel/index.ts'
import { type Command, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit } from '../command-line/exit-status.ts'
import { presentJson } from '../command-line/present-json.ts'
import { readInput } from '../command-line/read-input.ts'
import { withStore } from '../command-line/with-store.ts'
import { actorOfTown } from '../store/choose-town.ts'

export const formBindCommand: Command = {
  options: { ...storeOptions, ...jsonOption, period: { type: 'string' } },
  positionals: { least: 1, most: 1 },
  run: async (invocation) => {
    const { positionals, text, flag, terminal } = invocation
    const [path = ''] = positionals
    const bytes = readInput(path)
    const bound = await withStore(invocation, 'write', async (store) => {
      const actor = await actorOfTown(store, text('town'))
      const kernel = await townKernel(store, actor.town)
      const proposal = await bindFormFile(kernel, actor, { bytes, fileName: basename(path), period: text('period') })
      return toJson(kernel.catalogue, proposal)
    })
    terminal.result(flag('json') ? presentJson(bound) : presentBound(bound))
    return exit.done
  },
}

function toJson(catalogue: CatalogueIndex, { form, sheets, cells, unbound }: FormProposal) {
  return {
    form,
    sheets,
    cells: cells.map(({ sheet, cell, label, binding, confidence }) => ({
      sheet,
      cell,
      label,
      binding: writeBinding(catalogue, binding),
      confidence,
    })),
    unbound: unbound.map(({ sheet, cell, label, why, candidates }) => ({ sheet, cell, label, why, candidates })),
  }
}

function presentBound({ form, cells, unbound }: ReturnType<typeof toJson>): string {
  return [
    ...cells.map(({ sheet, cell, label, binding }) => `${sheet}!${cell} ${label} ← ${binding}`),
    ...unbound.map(
      ({ sheet, cell, label, why, candidates }) =>
        `${sheet}!${cell} ${label}：${why}${candidates.length === 0 ? '' : `（${candidates.join('、')}？）`}`,
    ),
    `${form}：认出 ${cells.length} 格，要人来定 ${unbound.length} 格。`,
  ].join('\n')
}
