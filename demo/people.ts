import type { Random } from './random.ts'

/** Common surnames, the commoner ones several times. */
const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗',
  ...'王李张刘陈吴周叶',
  ...'梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
]
const firstLetters = [
  ...'建国志文永春晓玉秀丽美海金荣光明少小伯仲林树水桂秋冬雪梅兰竹青云山石松柏长福德贵昌兴旺学思安宁静瑞祥景新向东南北方立正元开启承怀若如子一',
]
const lastLetters = [
  ...'华英平军民生发根法良才财宝芳芬香莲珍珠琴凤仙娟燕红霞萍敏慧洁雅婷峰伟强刚勇斌涛波浩辉亮杰俊鹏飞龙虎元亨贞和顺清河川泉源洋君臣义仁礼信诚达通远进升高宏业成功全友朋彬',
]

/** Names that nobody in the township shares, so that an office file may name a person without saying more. */
export interface NameSource {
  next(): string
}

export function createNames(random: Random, reserved: readonly string[] = []): NameSource {
  const taken = new Set<string>(reserved)
  return {
    next: () => {
      for (;;) {
        const given = random.below(6) === 0 ? random.pick(lastLetters) : `${random.pick(firstLetters)}${random.pick(lastLetters)}`
        const name = `${random.pick(surnames)}${given}`
        if (taken.has(name)) continue
        taken.add(name)
        return name
      }
    },
  }
}

/** Any name, as strangers at a checkpoint have: two of them may be called the same. */
export function anyName(random: Random): string {
  return `${random.pick(surnames)}${random.below(5) === 0 ? '' : random.pick(firstLetters)}${random.pick(lastLetters)}`
}
