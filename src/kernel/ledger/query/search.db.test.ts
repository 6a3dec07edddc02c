import { beforeAll, describe, expect, it } from 'vitest'
import type { Kernel } from '../../context.ts'
import { describeEngines } from '../../storage/testing.ts'
import { actorOf, clerk, foundTown, idNumber, load, openSample, table } from '../testing/open-sample.ts'
import { findOptions } from './find-options.ts'
import { listRecords } from './list-records.ts'
import { searchEverything } from './search-everything.ts'

describeEngines('a search', (open) => {
  let kernel: Kernel
  beforeAll(async () => {
    kernel = (await openSample(await open())).kernel
    await load(kernel, '村', table(['编码', '名称'], ['01', '瓦窑山村'], ['02', '溪口村']))
    await load(
      kernel,
      '企业',
      table(
        ['名称', '村', '联系人'],
        ['青竹编织厂（一分厂）', '瓦窑山村', '王守'],
        ['溪口茶厂', '溪口村', 'Ｔｏｍ'],
        ['茶山厂', '', '山茶'],
        ["O'Brien\\厂", '', ''],
      ),
    )
    await load(
      kernel,
      '农户',
      table(
        ['户主', '身份证号', '村', '电话'],
        ['周文', idNumber(1), '瓦窑山村', '13912340001'],
        ['周文', idNumber(2), '溪口村', '13912340002'],
        ['吴秀', '', '', ''],
        ['单于禾', '', '', ''],
        ['贠山', '', '', ''],
        ['𠮷岭', '', '', ''],
      ),
    )
    await load(
      kernel,
      '走访',
      table(['日期', '对象', '村', '情况'], ['2020-01-01', '吴秀', '溪口村', '已走访'], ['2020-01-02', '瓦窑山村 周文', '', '不在家']),
    )
  })
  const found = async (ledger: string, search: string) =>
    (await listRecords(kernel, clerk, { ledger, query: { search } })).records.map(({ title }) => title)

  it('finds one, two, three and more characters anywhere in a text', async () => {
    expect(await found('firm', '竹')).toEqual(['青竹编织厂（一分厂）'])
    expect((await found('firm', '厂')).length).toBe(4)
    expect(await found('firm', '编织')).toEqual(['青竹编织厂（一分厂）'])
    expect(await found('firm', '竹编织')).toEqual(['青竹编织厂（一分厂）'])
    expect(await found('firm', '青竹编织厂')).toEqual(['青竹编织厂（一分厂）'])
  })

  it('does not find characters that stand apart', async () => {
    expect(await found('firm', '竹织')).toEqual([])
    expect(await found('firm', '茶山')).toEqual(['茶山厂'])
    expect(await found('firm', '山茶厂')).toEqual([])
  })

  it('needs every word, in whatever field', async () => {
    expect(await found('firm', '青竹 王守')).toEqual(['青竹编织厂（一分厂）'])
    expect(await found('firm', '青竹　山茶')).toEqual([])
  })

  it('is the same in full-width and half-width, capital and small letters', async () => {
    for (const search of ['编织厂(一分厂)', '编织厂（一分厂）', '（一'])
      expect(await found('firm', search)).toEqual(['青竹编织厂（一分厂）'])
    for (const search of ['tom', 'TOM', 'Ｔｏｍ', 'om']) expect(await found('firm', search)).toEqual(['溪口茶厂'])
  })

  it('finds numbers from their beginning and whole, and names by their initials', async () => {
    expect((await found('household', '139123')).length).toBe(2)
    expect(await found('household', '13912340002')).toHaveLength(1)
    expect(await found('household', idNumber(2).toLowerCase())).toHaveLength(1)
    expect(await found('household', '0001')).toEqual(['周文'])
    expect(await found('household', '001')).toEqual([])
    expect(await found('firm', 'xkcc')).toEqual(['溪口茶厂'])
    expect(await found('firm', 'XKC')).toEqual(['溪口茶厂'])
    expect(await found('village', 'wysc')).toEqual(['瓦窑山村'])
  })

  it('finds people by the sound of their names, whole, begun or by initials, surnames as they are read', async () => {
    for (const search of ['chanyuhe', 'chanyu', 'cyh']) expect(await found('household', search), search).toEqual(['单于禾'])
    for (const search of ['yunshan', 'ys']) expect(await found('household', search), search).toEqual(['贠山'])
    for (const search of ['jiling', 'jl']) expect(await found('household', search), search).toEqual(['𠮷岭'])
    expect(await found('village', 'wayaosh')).toEqual(['瓦窑山村'])
  })

  it('finds a name by the sound or the initials of its middle, and two letters by the whole of it', async () => {
    for (const search of ['bianzhichang', 'bianzh', 'bzc']) expect(await found('firm', search), search).toEqual(['青竹编织厂（一分厂）'])
    expect(await found('village', 'yaoshan')).toEqual(['瓦窑山村'])
    expect(await found('household', 'yuhe')).toEqual(['单于禾'])
    expect(await found('household', 'yh')).toEqual(['单于禾'])
    expect(await found('firm', 'cc')).toEqual(['溪口茶厂'])
    expect(await found('firm', 'bz')).toEqual([])
  })

  it('goes through references', async () => {
    expect(await found('firm', '瓦窑山')).toEqual(['青竹编织厂（一分厂）'])
    expect(await found('visit', '吴秀')).toEqual(['吴秀 2020年1月1日'])
    expect(await found('visit', '溪口 走访')).toEqual(['吴秀 2020年1月1日'])
  })

  it('takes every character as itself', async () => {
    for (const search of ["o'b", '\\', "'", '%', '_', '&', '|', ':*', '!', '<->', '()', '\u0000厂', '𠮷', '"'])
      expect(Array.isArray(await found('firm', search))).toBe(true)
    expect(await found('firm', "o'brien")).toEqual(["O'Brien\\厂"])
    expect(await found('firm', '\\厂')).toEqual(["O'Brien\\厂"])
    expect(await found('firm', '%')).toEqual([])
    expect((await found('firm', '  ')).length).toBe(4)
  })

  describe('for something to choose', () => {
    it('gives people with their village, and no more than asked', async () => {
      expect((await findOptions(kernel, clerk, { ledger: 'household', search: '周文' })).map(({ title }) => title).sort()).toEqual([
        '周文（溪口村）',
        '周文（瓦窑山村）',
      ])
      expect(await findOptions(kernel, clerk, { ledger: 'household', limit: 1 })).toHaveLength(1)
      expect((await findOptions(kernel, clerk, { ledger: 'firm', search: '茶' })).map(({ title }) => title)).toEqual(['茶山厂', '溪口茶厂'])
    })
  })

  describe('of everything', () => {
    const named = async (text: string, actor = clerk) =>
      (await searchEverything(kernel, actor, { text })).map(({ label, title, detail, total }) => [label, title, detail, total])

    it('finds records of every register, those of the name first, then a few that lie there', async () => {
      expect(await named('溪口')).toEqual([
        ['村', '溪口村', '', 1],
        ['企业', '溪口茶厂', '溪口村', 1],
        ['农户', '周文', '溪口村 · 尾号 0020', 1],
      ])
      const few = await searchEverything(kernel, clerk, { text: '厂', most: 2 })
      expect(few.map(({ total }) => total)).toEqual([4, 4])
      expect(await searchEverything(kernel, clerk, { text: ' ' })).toEqual([])
    })

    it('has the people first whose name begins with what was typed, before what only sounds like it inside', async () => {
      expect((await named('chan')).map(([label, title]) => [label, title])).toEqual([
        ['农户', '单于禾'],
        ['企业', '青竹编织厂（一分厂）'],
      ])
    })

    it('has first within a ledger those whose name begins with it, then those in which a word of the name does', async () => {
      const place = await foundTown(kernel)
      const names = ['程旺源', '王怀洋', '秦网山', '程（望）', '李芳', '万安娜', '王', '王怀']
      await load(kernel, '农户', table(['户主', '电话'], ...names.map((name, at) => [name, at === 4 ? '13800001391' : ''])), {
        actor: place,
      })
      await load(kernel, '农户', table(['户主', '电话'], ['万一', '13912340000']), { actor: place })
      const titles = async (text: string) => (await searchEverything(kernel, place, { text, most: 9 })).map(({ title }) => title)
      expect(await titles('wang')).toEqual(['王', '王怀洋', '王怀', '程旺源', '程（望）', '秦网山'])
      expect(await titles('wanghuai')).toEqual(['王怀', '王怀洋'])
      expect(await titles('wh')).toEqual(['王怀', '王怀洋'])
      expect(await titles('wa')).toEqual(['万安娜', '万一', '王怀洋', '王怀', '王'])
      expect(await titles('wy')).toEqual(['万一', '程旺源'])
      expect(await titles('王怀')).toEqual(['王怀', '王怀洋'])
      expect(await titles('1391')).toEqual(['李芳', '万一'])
      expect((await findOptions(kernel, place, { ledger: 'household', search: 'wang' })).map(({ title }) => title)).toEqual([
        '王',
        '王怀洋',
        '王怀',
        '程旺源',
        '程（望）',
        '秦网山',
      ])
    })

    it('tells namesakes apart by village and the tail of a number, and takes the village with the name', async () => {
      expect((await named('周文')).map(([, , detail]) => detail).toSorted()).toEqual(['溪口村 · 尾号 0020', '瓦窑山村 · 尾号 0012'])
      expect(await named('瓦窑山 周文')).toEqual([['农户', '周文', '瓦窑山村 · 尾号 0012', 1]])
      expect(await named('wys zhouwen')).toEqual([['农户', '周文', '瓦窑山村 · 尾号 0012', 1]])
      expect(await named('0002')).toEqual([['农户', '周文', '溪口村 · 尾号 0020', 1]])
    })

    it('says of a number nothing to those who see it masked, neither its tail nor that it is somebody’s', async () => {
      const leader = actorOf('leader')
      expect((await named('周文', leader)).map(([, , detail]) => detail).toSorted()).toEqual(['溪口村', '瓦窑山村'])
      expect(await named('0002', leader)).toEqual([])
    })

    it('does not tell numbers digit by digit to those who see them masked', async () => {
      const text = '1391234'
      expect(await searchEverything(kernel, clerk, { text })).toHaveLength(2)
      expect(await searchEverything(kernel, actorOf('leader'), { text })).toEqual([])
    })
  })
})
