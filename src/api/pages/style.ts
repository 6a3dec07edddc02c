import { createHash } from 'node:crypto'
import { publicRoot } from './addresses.ts'

/**
 * The look of the public pages: a sheet of paper in the colours of the desk, in the reader's own light or dark, larger where the address asks for it, black on
 * white in print. It has an address of its own, by its digest, so that no page needs a style within it.
 */
const style = `
:root{color-scheme:light;--desk:#f3f1ec;--card:#fff;--line:#d9d4c9;--ink:#1d2126;--graphite:#4d545c;--pale:#5f656c;--blue:#2a5b8f;--green:#2f6446;--green-soft:#e8f3ec;--pencil:#e3a52b;--pencil-ink:#6f4b06;--pencil-soft:#fbf1da}
@media (prefers-color-scheme:dark){:root{color-scheme:dark;--desk:#17181a;--card:#202226;--line:#3b3e44;--ink:#e6e3dc;--graphite:#c4c2bc;--pale:#a9a8a3;--blue:#8fbbe6;--green:#8fcdaa;--green-soft:#1f3228;--pencil:#dba233;--pencil-ink:#e8c06c;--pencil-soft:#3a311d}}
*,*::before,*::after{box-sizing:border-box}
html{font-size:16px}
html.large{font-size:23px}
body{margin:0;background:var(--desk);color:var(--ink);font:1rem/1.7 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
a{color:var(--blue);text-underline-offset:.2em}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,summary:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
.skip{position:absolute;left:-999rem;top:0;background:var(--card);padding:.75rem 1rem;z-index:1}
.skip:focus{left:0}
.frame{max-width:60rem;margin:0 auto;padding:0 1.25rem}
.top .frame{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center;padding-top:.9rem;padding-bottom:.9rem}
.top{background:var(--card);border-bottom:3px solid var(--pencil)}
.top b{font-size:1.05rem}
.top nav{margin-left:auto;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
.top nav a,.pages a,.data a{display:inline-block;padding:.3rem 0;min-height:2rem}
main{display:block;padding:1.75rem 0 2.5rem}
h1{font-size:1.75rem;line-height:1.35;margin:.2rem 0 .5rem}
h2{font-size:1.2rem;margin:2.25rem 0 .75rem}
h3{font-size:1.05rem;margin:0}
p{margin:.4rem 0}
.lead{color:var(--graphite);max-width:42rem}
.pale{color:var(--pale)}
.pages{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:1rem 0;padding:0;list-style:none}
.pages [aria-current]{color:var(--ink);font-weight:700;text-decoration:none;box-shadow:inset 0 -3px var(--pencil)}
form{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:end;margin:1rem 0 1.25rem}
label{display:block;color:var(--graphite)}
input,select,button{font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--pale);border-radius:.35rem;min-height:2.75rem;padding:.35rem .7rem;max-width:100%}
input{width:17rem}
button{background:var(--ink);color:var(--card);border-color:var(--ink);padding:.35rem 1.25rem;cursor:pointer}
.list{list-style:none;margin:0;padding:0;background:var(--card);border:1px solid var(--line);border-radius:.5rem}
.list li{display:grid;grid-template-columns:1fr auto;gap:.1rem 1.25rem;padding:.9rem 1.25rem}
.list li+li{border-top:1px solid var(--line)}
.list h3 a{display:inline-block;padding:.1rem 0}
.list p{grid-column:1/-1;margin:0;color:var(--graphite)}
.tag{align-self:start;white-space:nowrap;border-radius:1rem;padding:.05rem .75rem;background:var(--pencil-soft);color:var(--pencil-ink)}
.tag.done{background:var(--green-soft);color:var(--green)}
.card{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.25rem}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.75rem 1.5rem;margin:0}
dl.wide>div.long{grid-column:1/-1}
dt{color:var(--pale);font-size:.9rem}
dd{margin:0;white-space:pre-line}
.course{list-style:none;margin:0;padding:0}
.course>li{position:relative;padding:0 0 1.5rem 2rem}
.course>li::before{content:'';position:absolute;left:.3rem;top:.5rem;width:.8rem;height:.8rem;border-radius:50%;background:var(--card);border:2px solid var(--pale)}
.course>li.done::before{background:var(--green);border-color:var(--green)}
.course>li::after{content:'';position:absolute;left:.66rem;top:1.6rem;bottom:-.3rem;width:2px;background:var(--line)}
.course>li:last-child::after{display:none}
.course .head{display:flex;flex-wrap:wrap;gap:0 .75rem;align-items:baseline}
.steps{list-style:none;margin:.4rem 0 0;padding:0}
.steps>li{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.7rem 1rem}
.steps>li+li{margin-top:.5rem}
.steps .head+dl{margin-top:.5rem}
.steps dl{grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:.4rem 1.25rem}
footer{border-top:1px solid var(--line);padding:1.25rem 0 2.5rem;color:var(--graphite)}
.data{display:flex;flex-wrap:wrap;gap:0 1.25rem;margin:.3rem 0;padding:0;list-style:none}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.3rem 1rem .3rem 0;border-bottom:1px solid var(--line)}
.scroll{overflow-x:auto}
textarea{display:block;width:100%;font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--pale);border-radius:.35rem;padding:.5rem .7rem;line-height:1.6}
textarea:focus-visible,.button:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
.gate{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;margin:1rem 0}
.button{display:inline-block;background:var(--ink);color:var(--card);border-radius:.35rem;padding:.55rem 1.4rem;text-decoration:none}
.ask{display:block;max-width:42rem}
.ask>div{margin:0 0 1.35rem}
.ask label{color:var(--ink);font-weight:700}
.ask label .pale{font-weight:400}
.ask p.pale{margin:.1rem 0 .3rem;font-size:.93rem}
.ask input,.ask select{width:100%}
.ask select{appearance:auto}
.ask input[type=file]{padding:.5rem .7rem}
.ask #similar:empty{display:none}
.ask #similar h2{margin-top:0}
.ask .trap{position:absolute;left:-999rem;width:1px;height:1px;overflow:hidden}
.slip fieldset{margin:0 0 1rem}
.slip legend{font-weight:700;padding:0 .4rem}
.ask .mark{display:inline-flex;align-items:center;gap:.6rem;min-height:3rem;padding:.2rem 1.2rem .2rem 0;font-weight:400;font-size:1.1rem}
.ask .mark input{width:1.6rem;min-height:1.6rem}
.marks{display:flex;flex-wrap:wrap}
button.quiet{background:var(--card);color:var(--ink)}
.warn{border-left:4px solid var(--pencil);margin:1rem 0}
.warn ul{margin:0;padding-left:1.2rem}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:.5rem 2rem;margin-top:.5rem}
.two ul{margin:.3rem 0;padding-left:1.2rem}
.receipt{max-width:42rem}
.code{font-size:clamp(1rem,5.2vw,1.7rem);white-space:nowrap;font-weight:700;letter-spacing:.02em;font-family:ui-monospace,Menlo,Consolas,monospace;margin:.2rem 0}
.told .head{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline;justify-content:space-between;margin-bottom:.6rem}
details.card summary{padding:0;font-weight:700}
details{margin-top:.75rem}
summary{cursor:pointer;padding:.3rem 0}
img{max-width:100%;height:auto}
@media (max-width:36rem){.frame{padding:0 1rem}.top nav{margin-left:0}h1{font-size:1.45rem}.list li{padding:.8rem 1rem}input,select,button,form>div{width:100%}dl{grid-template-columns:repeat(auto-fill,minmax(8.5rem,1fr))}.steps dl{grid-template-columns:repeat(auto-fill,minmax(6.5rem,1fr))}.course>li{padding-left:1.5rem}.course>li::before{left:0}.course>li::after{left:.35rem}.large dl,.large .steps dl{grid-template-columns:1fr}.large .list li{grid-template-columns:1fr}.large .list .tag{justify-self:start}}
@media print{:root{--desk:#fff;--card:#fff;--line:#999;--ink:#000;--graphite:#000;--pale:#333;--blue:#000;--green:#000;--green-soft:#fff;--pencil:#000;--pencil-ink:#000;--pencil-soft:#fff}html,html.large{font-size:12pt}html.large{font-size:16pt}.top nav,.pages,.gate,form,.skip,.data,details:not([open]),summary{display:none}.top{border-bottom-width:1px}.tag{border:1px solid #000}.frame{max-width:none;padding:0}.steps>li,.list li,.card{break-inside:avoid}a{text-decoration:none}}
`.trim()

export const styleSheet = Buffer.from(`${style}\n`)
export const styleAddress = `${publicRoot}/style.${createHash('sha256').update(styleSheet).digest('hex').slice(0, 12)}.css`
