import { divisionNames } from './division-names.ts'

/** Where a name lies: the numbers of its province, of its city (a county right under a province has one of its own) and, below a city, of its county. */
export interface PlaceHome {
  readonly province: number
  readonly city: number
  readonly county: number
}

export type PlaceLevel = 'province' | 'city' | 'county' | 'town'

export interface NamedPlace {
  readonly level: PlaceLevel
  readonly homes: readonly PlaceHome[]
}

export interface DivisionIndex {
  /** By full name (庆元县, 竹口镇) and by what it is called in short before another name (庆元). Towns are kept apart. */
  readonly places: ReadonlyMap<string, readonly NamedPlace[]>
  readonly shortPlaces: ReadonlyMap<string, readonly NamedPlace[]>
  /** The counties in which there is a town of this full name; undefined when there is none. */
  readonly findTown: (name: string) => readonly PlaceHome[] | undefined
  /** Whether a county has a town that is called so, without 镇, 乡, 街道 and without the name of a people: a 乡 that became a 镇 is still there. */
  readonly hasStem: (county: number, stem: string) => boolean
  /** 浙江省丽水市庆元县, of a home. */
  readonly nameOf: (home: PlaceHome) => string
}

const none = -1
const ends = ['街道', '镇', '乡']
const peoples =
  /(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|京|独龙|鄂伦春|赫哲|门巴|珞巴|基诺)族|各族|蒙古|哈萨克|维吾尔|达斡尔)+(?=$|自治)/

let index: DivisionIndex | undefined

/** The division codes as maps: read when first asked for, since most texts name no place beyond their own. */
export function readDivisions(): DivisionIndex {
  index ??= new DivisionReader().read()
  return index
}

/** What a name is without the word for its kind: 竹口镇 竹口, 老竹畲族镇 老竹. */
export function stemOf(town: string): string {
  const end = ends.find((word) => town.endsWith(word) && town.length > word.length)
  const stem = end === undefined ? town : town.slice(0, -end.length)
  const plain = stem.replace(peoples, '')
  return plain.length > 0 ? plain : stem
}

/** A county and its towns as they are written: a text asks for few of them, and to take all apart costs more than the rest of a check. */
interface County {
  readonly home: PlaceHome
  readonly written: string
}

class DivisionReader {
  private readonly places = new Map<string, NamedPlace[]>()
  private readonly shortPlaces = new Map<string, NamedPlace[]>()
  private readonly provinces: string[] = []
  private readonly cities: string[] = []
  private readonly counties: string[] = []
  private readonly written: County[] = []

  read(): DivisionIndex {
    for (const line of divisionNames.trim().split('\n')) {
      if (line.startsWith('#')) this.addProvince(line.slice(1))
      else this.addCity(line)
    }
    const { places, shortPlaces, provinces, cities, counties, written } = this
    const nameOf = ({ province, city, county }: PlaceHome) => {
      const names = [provinces[province], cities[city], counties[county]].map((name) => name ?? '')
      return names.filter((name, at) => name !== '' && name !== names[at - 1]).join('')
    }
    const hasStem = (county: number, stem: string) => townsOf(written[county]?.written ?? '').some((town) => stemOf(town) === stem)
    return { places, shortPlaces, findTown: townFinder(written), hasStem, nameOf }
  }

  private addProvince(name: string): void {
    this.provinces.push(name)
    const home = { province: this.provinces.length - 1, city: none, county: none }
    this.addPlace(name, name.replace(/省|市|(?:壮族|回族|维吾尔)?自治区$/, ''), { level: 'province', homes: [home] })
  }

  private addCity(line: string): void {
    const [name = '', ...counties] = line.split('|')
    this.cities.push(name)
    const home = { province: this.provinces.length - 1, city: this.cities.length - 1, county: none }
    const short = withoutPeoples(name, /(?:市|地区|盟|自治州)$/)
    if (name !== '') this.addPlace(name, short, { level: 'city', homes: [home] })
    for (const county of counties) this.addCounty(county, home)
  }

  private addCounty(text: string, city: PlaceHome): void {
    const [name = '', written = ''] = text.split(':')
    this.counties.push(name)
    const home = { ...city, county: this.counties.length - 1 }
    this.written.push({ home, written })
    const short = withoutPeoples(name, /(?:自治县|自治旗|县|市|区|旗)$/)
    const place: NamedPlace = { level: 'county', homes: [home] }
    this.addPlace(name, short, place)
    if (name.endsWith('自治县')) this.addPlace(`${short}县`, short, place)
  }

  private addPlace(name: string, short: string, place: NamedPlace): void {
    add(this.places, name, place)
    if (short !== name && short.length >= 2) add(this.shortPlaces, short, place)
  }
}

/** A name without the word for its kind and the names of peoples, which few have. */
function withoutPeoples(name: string, kind: RegExp): string {
  const short = name.replace(kind, '')
  return /族|自治/.test(name) ? short.replace(peoples, '') : short
}

/** The full names of a county's towns, from 街道/镇/乡/others. */
function townsOf(written: string): readonly string[] {
  return written.split('/').flatMap((kind, at) => (kind === '' ? [] : kind.split(',').map((stem) => `${stem}${ends[at] ?? ''}`)))
}

/** Looks a full name up among all towns. Most words before a 镇 are none's: those are known by a set of all that is written. */
function townFinder(counties: readonly County[]): DivisionIndex['findTown'] {
  const all = new Set(divisionNames.split(/[,/:|\n]/))
  const known = new Map<string, readonly PlaceHome[] | undefined>()
  const find = (name: string): readonly PlaceHome[] | undefined => {
    const stem = name.replace(/(?:街道|镇|乡)$/, '')
    if (!all.has(stem) && !all.has(name)) return undefined
    const homes = counties.filter(({ written }) => written.includes(stem) && townsOf(written).includes(name)).map(({ home }) => home)
    return homes.length === 0 ? undefined : homes
  }
  return (name) => {
    if (!known.has(name)) known.set(name, find(name))
    return known.get(name)
  }
}

function add(map: Map<string, NamedPlace[]>, name: string, place: NamedPlace): void {
  map.set(name, [...(map.get(name) ?? []), place])
}
