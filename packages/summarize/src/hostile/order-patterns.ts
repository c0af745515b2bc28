import type { HostileText } from '@reposcan/core';

/** What gives an order to whoever reads a repository by machine. */
export interface OrderPattern {
  kind: HostileText['kind'];
  /** Matched against normal text: lower case, no accents, single spaces. Quantifiers are bounded: the text is a stranger's. */
  pattern: RegExp;
  /** Also in code, which may hold prompts and addresses of its own. */
  inCode: boolean;
}

const reader = '(?:ai|a\\.i\\.|llms?|(?:large )?language models?|(?:ai |automated |coding )?(?:assistants?|agents?|reviewers?)|chatbots?|gpt(?:-?\\d)?|chatgpt|claude|gemini|copilot|summari[sz]ers?|scanners?|repo(?:sitory)? ?scanners?)';
const subject = '(?:repository|repo|project|package|library|codebase|code|software|file|readme)';
const best = "(?:10 ?\\/ ?10|10 out of 10|ten out of ten|100 ?\\/ ?100|100 out of 100|(?:5|five) stars?|5 ?\\/ ?5|full marks|(?:a )?perfect (?:score|rating)|(?:the )?(?:maximum|highest|top|best)(?: possible)? (?:score|rating|importance|grade|marks?|quality)|flagship)";

/** Away with what was said before. */
const forgetting: readonly string[] = [
  'ignore (?:all (?:of )?)?(?:the )?above(?: text)? ?(?:and\\b|but\\b|instead\\b|[,;.!])|pay no attention to\\b.{0,20}\\b(?:instructions|prompts?|above|previous|rules)\\b',
  "\\b(?:do not|don't|never|stop|quit|cease) (?:follow|obey|comply with|adhere to|listen to|following|obeying)\\b.{0,20}\\b(?:your|previous|prior|earlier|system|original)\\b.{0,15}\\b(?:instructions?|rules|guidelines|prompts?|orders)\\b",
  '\\b(?:ignore|forget|stop|disregard)\\b.{0,20}\\b(?:rules|instructions|guidelines|prompt) (?:that )?you (?:were|have been|are) (?:given|told)\\b',
  '\\bprevious (?:text|message|content|instructions?|prompt) (?:is|are|was|were) (?:not relevant|irrelevant|void|obsolete|cancelled|invalid|wrong)\\b|(?:^|[.!?;] ?)new task ?:',
  '(?:ignor(?:e|ing)|disregard(?:ing)?|forget)\\b.{0,40}\\b(?:previous|prior|preceding|foregoing|earlier|above|your|system|initial|original)\\b.{0,25}\\b(?:instructions?|prompts?|guidelines?|directions|training|programming|guardrails|orders|safeguards)\\b',
  '(?:ignore|disregard|forget|bypass|discard)\\b.{0,30}\\b(?:your|all (?:the )?(?:previous|prior|earlier|above))\\b.{0,20}\\b(?:rules|directives?|constraints?|polic(?:y|ies)|commands|restrictions|filters)\\b',
  '(?:ignore|disregard|forget)\\b (?:everything|anything|all|what(?:ever)?)\\b.{0,30}\\b(?:above|before|told|said|previous(?:ly)?|prior|so far|instructed|know)\\b',
  '(?:ignore|disregard|forget) (?:all |any |every |these |those ){1,3}(?:of )?(?:the )?(?:instructions?|prompts?|guardrails|guidelines)\\b',
  'override\\b.{0,30}\\b(?:your|safety|all (?:previous|prior|your))\\b.{0,20}\\b(?:instructions?|prompts?|guidelines|training|programming|guardrails|constraints)\\b',
  'ignore ?(?:all)? ?(?:the|of the|your)? ?(?:previous|prior|above|earlier) ?instructions?',
];

const english: readonly string[] = [
  // Somebody else now.
  "\\b(?:you are|you're|you will be|consider yourself|become) (?:now|henceforth|from now on|hereby)[ ,].{0,40}\\b(?:assistant|ai|a\\.i\\.|model|bot|agent|dan|jailbroken|unrestricted|unfiltered|uncensored|free|no longer|pirate|maintainer|administrator|admin|root|developer mode|debug mode|god mode|system|reviewer|persona|evil|poet|translator|parrot|expert|linux|terminal)\\b",
  `\\byou(?: are|'re) (?:now )?(?:an? |the )?(?:helpful |unrestricted |evil |friendly )?(?:${reader}|dan)\\b(?!s)`,
  `\\b(?:act|behave|respond|pretend|roleplay|role-play|operate)\\b.{0,15} (?:as|to be|like)\\b.{0,30}\\b(?:${reader}|dan|developer mode|unrestricted|the maintainer of|administrator of the)\\b`,
  'from now on,? (?:you|always|only|every|respond|answer|reply)\\b',
  'do anything now|\\bdan mode|(?:developer|god|jailbreak|sudo) mode (?:is |has been |now )?(?:enabled|activated)\\b|\\benter (?:god|jailbreak|unrestricted) mode',
  'your (?:new|only|real|true|primary|sole|actual) (?:task|goal|purpose|job|role|objective|instructions?|mission|directive) (?:is|are)\\b',
  "\\byou (?:must|should|shall|will) now (?:act|behave|become|pretend|play|speak|think)\\b|\\bpretend (?:that )?you(?: are|'re) (?:an?|the)\\b|(?:^|[ ;,.!])obey(?: me| this| these|[;:,!.])",
  // By whose authority.
  `\\b(?:i am|i'm|we are) the (?:\\w+ )?(?:owner|developer|maintainer|author|creator|administrator)s? of (?:the |this |your )?${reader}\\b|\\b(?:message|note|order|request|instruction)s? (?:is )?from the (?:developer|creator|owner|operator|maintainer)s? of (?:the |this |your )?${reader}\\b`,
  `\\bas (?:the |an? |your )?(?:\\w+ )?(?:maintainer|author|owner|developer|administrator|admin|operator|creator|vendor)s? of (?:the |this |your )?(?:${reader}|scan|tool|model|system|reposcan|analy[sz]er|analysis|pipeline)`,
  `\\b(?:system|admin(?:istrator)?|developer|root|operator) (?:override|directive)s? ?(?::|!|-|code|activated|engaged|initiated)|\\bthis is an? (?:system|admin|administrator|operator|official) (?:message|override|notice|instruction|request)`,
  '\\b(?:new|updated|real|actual|secret|hidden|additional|important|special|revised|following) (?:instructions?|system prompts?|directives?|orders?)(?: (?:for|to) (?:you|the (?:model|assistant|ai)))? ?:',
  '\\b(?:end|begin(?:ning)?|start) of (?:the )?(?:system|user|hidden|secret|new|untrusted) (?:prompt|instructions?|untrusted (?:text|data)|system message)',
  // To whom.
  `(?:\\b(?:note|message|memo|notice|hint|instructions?|important|request|warning) (?:to|for)|\\b(?:attention|hello|hi|hey|dear))[ ,:!]+(?:any |all |the |every |whichever )?${reader}\\b.{0,30}(?::|,|!|\\b(?:reading|processing|analy[sz]ing|summari[sz]ing|scanning|reviewing|that|who)\\b)`,
  `\\bif you(?:'re| are)(?: reading this)?[ ,]{0,2}(?:and )?(?:you are )?(?:an? |the )${reader}\\b`,
  `\\b(?:when|while|if|before|after) (?:you )?(?:are )?(?:asked to )?(?:summari[sz](?:e|ing)|rat(?:e|ing)|scor(?:e|ing)|grad(?:e|ing)|rank(?:ing)?) (?:this|the) ${subject}`,
  `\\b${reader} (?:must|should|shall|have to|has to|need to|are required to|is required to|will) (?:now )?(?:rate|score|rank|grade|say|answer|reply|respond|report|ignore|describe|summari[sz]e|state|output|mention|recommend|include)`,
  `(?:^|[.!?] )(?:dear )?${reader} ?[,:;] (?:please |now |you must )?(?:stop|ignore|print|say|write|output|repeat|give|rate|score|describe|praise|forget|respond|answer|report|act|do|obey)\\b`,
  '\\bautomated (?:tools?|systems?|scanners?|readers?|reviewers?|agents?|summari[sz]ers?)\\b.{0,40}\\b(?:must|should|shall|are (?:asked|required|instructed))\\b',
  '\\bwhen(?:ever)? (?:you )?(?:are )?summari[sz](?:e|ing)(?:,| this| the (?:repository|repo|project|package|code|readme|above))',
  // What to say.
  '\\b(?:(?:the|any|every) (?:summary|summaries|headline)|your (?:summary|answer|reply|headline|output|response))\\b.{0,15}\\b(?:must|should|shall|has to|needs? to|is to)\\b.{0,20}\\b(?:contain|include|mention|begin|start|end|say|state|read|praise)\\b',
  '\\b(?:always|never|must|please) (?:write|say|mention|include|print|output) (?:the (?:word|phrase|sentence|link|url|text)\\b|https?:)',
  '\\b(?:mention|recommend|promote|advertise|praise)\\b.{0,60}\\bwhen(?:ever)? (?:you )?(?:are )?(?:describ|summari|review|mention)',
  '\\b(?:begin|start|end|finish|prefix|preface) (?:(?:your|every|each) (?:summary|answer|response|reply|output|headline)|the (?:summary|answer|headline))\\b',
  '\\b(?:use|take|print|show) (?:the following|this)\\b.{0,20}\\bas (?:the|your) (?:headline|summary|answer|description)\\b|\\bheadline of (?:the|your) summary (?:is|must|should|shall)\\b',
  '\\b(?:set|report|return|give)\\b.{0,20}\\bimportance\\b.{0,40}\\b(?:to|of|as|at) (?:\\d|max|high|ten\\b|one hundred)|\\bimportance of (?:100|ten|one hundred)\\b',
  `\\btell (?:the user|users|the reader|everyone)\\b.{0,30}(?:https?:|www\\.|\\b(?:this|the) ${subject} is\\b|about these)`,
  '\\bmark (?:this|the (?:project|repository|package|code)|all (?:security )?(?:checks|findings|issues|tests)) as (?:safe|secure|trusted|approved|passed|passing|resolved)\\b|\\breport (?:that )?(?:there (?:are|were) )?no (?:vulnerabilities|findings|risks|malware)\\b',
  "\\b(?:do not|don't|never) (?:tell|reveal|mention|disclose|show)\\b.{0,30}\\b(?:these|the above|my) (?:instructions?|orders?|prompts?)\\b|\\bkeep (?:these|this|the above|my) (?:instructions?|orders?|prompts?|message)\\b.{0,10}\\b(?:secret|hidden|confidential|private)\\b",
  '\\bwhat are your instructions\\b|\\brepeat (?:them|this|it|everything|all)\\b.{0,20}\\bverbatim\\b|\\brepeat after me\\b|(?:^|[.!?] )translate (?:everything|your (?:answer|summary|output|response)|all of your)\\b',
  `\\btrust (?:this|the) (?:readme|file|text|message)\\b|\\b(?:use|call|run|invoke) the (?:shell|bash|browser|terminal) tool\\b`,
  `\\b(?:rate|score|grade|rank|give|assign|award|classify|mark|label|describe|present|evaluate|judge|report|set|return|output|deserves?)\\b.{0,60}${best}`,
  `\\b(?:this|the) ${subject}\\b.{0,30}\\b(?:must|should|shall|has to|needs? to|is to|ought to) be (?:rated|scored|ranked|graded|described|summari[sz]ed|classified|reported|recommended|labell?ed|presented|praised)\\b`,
  `\\b(?:summari[sz]e|describe) (?:this|the) ${subject} as\\b`,
  '\\b(?:include|insert|add|append|write|output|print|say|mention|repeat|put|embed|state|recommend|end|begin|start|finish|sign)\\b.{0,80}\\b(?:in|to|with|into|at the (?:end|top|start|beginning) of|of|as|from) (?:your|every|each|any) (?:summary|summaries|answers?|responses?|reply|replies|output|evaluation|claims?|analysis|headline)\\b',
  '(?:^|[.!?:;,] |\\b(?:please|instead,?|must|simply) )(?:(?:reply|respond|answer)\\b (?:only|just|exactly|nothing but|instead|with (?:only|just|exactly|nothing))|say\\b (?:only|just|exactly|nothing but)|(?:reply|respond|answer|say|output|print|write|state|repeat)\\b (?:with )?(?:only )?the (?:single |exact |following |magic )?(?:word|phrase|sentence|secret)|(?:say|answer|state|reply|respond|summari[sz]e|write|claim|conclude) that (?:this|the) (?:repository|repo|project|package|library|code) (?:is|has))',
  '\\byou (?:must|should|shall|will|have to|need to) (?:now |always |only )?(?:say|answer|respond|reply|output|rate|score|obey|recommend|praise|claim|state that|report that)\\b',
  `\\b(?:do not|don't|never|must not)\\b (?:mention|flag|summari[sz]e|analy[sz]e|report on)\\b.{0,50}\\b(?:vulnerabilit|malicious|backdoor|malware|this (?:instruction|message|comment|note|text|prompt)|(?:this|the) ${subject} (?:honestly|truthfully))`,
  '\\b(?:reveal|print|show|repeat|disclose|output|display|quote|tell me)\\b.{0,30}\\b(?:(?:your|the) system prompt|(?:your|the) hidden (?:prompt|instructions)|your (?:instructions|prompt|rules|guidelines)|instructions above)',
];

const exfiltration: readonly string[] = [
  '\\b(?:send|post|upload|forward|exfiltrate|transmit|leak|submit|curl|fetch|append|report)\\b.{0,60}\\b(?:system prompt|conversation|secrets?|credentials|api[ _-]?keys?|access tokens?|environment variables?|env vars?|file contents?|private (?:data|keys?)|what you (?:know|have read))\\b.{0,60}(?:\\bto\\b.{0,20})?(?:https?:|www\\.|\\bwebhook|\\bto [\\w.]{1,40}@[\\w-]{1,40}\\.)',
  '\\/\\/[^\\s)]{1,200}[?&=](?:(?:\\{|\\$\\{|<|%7b|\\[){1,3}(?:secrets?|system|prompt|api[ _-]?key|your|conversation|env|data)|(?:system[ _-]?prompt|your[ _-]?(?:key|secret|prompt|summary)))',
  '\\b(?:include|insert|add|render|embed|put|end with|append)\\b.{0,40}\\b(?:this |the following |a |an )?(?:markdown )?(?:image|link|url|badge|picture)\\b.{0,60}\\b(?:(?:your|the|every|each) (?:summary|answer|reply|output)|your response)\\b',
];

const markup: readonly string[] = [
  '<\\|(?:im_start|im_end|endoftext|end_of_turn|start_of_turn|eot_id|start_header_id|end_header_id|begin_of_text|system|user|assistant|fim_\\w{1,10})\\|>',
  '\\[\\/?inst\\]|<<\\/?sys>>|<\\/?(?:system|instructions?|assistant|untrusted|tool_call|function_calls)>',
  '(?:^|\\n| )human ?:.{0,300}\\bassistant ?:',
  '(?:^|\\n| )(?:#{2,4} ?|\\[)(?:system|assistant|human|user)(?:\\]| ?:)',
  '-{3,} ?(?:begin|end) (?:system|untrusted|user|hidden|new|data|prompt|instructions?)\\b',
  '"role" ?: ?"(?:system|assistant)"',
];

/** One row a language: an order to forget, to be somebody else, or to give the best score. */
const languages: readonly string[] = [
  // German
  '\\b(?:ignorier|missacht|vergiss|vergesst|vergessen sie)\\p{L}{0,4}\\b.{0,40}\\b(?:anweisung|instruktion|vorgabe|befehl|regeln)|\\b(?:du bist|sie sind) (?:jetzt|nun|ab sofort|von nun an)\\b|\\b(?:bewerte|gib|vergib|stufe)\\b.{0,60}(?:10 ?(?:\\/|von|aus) ?10|hochste|bestnote|volle punktzahl)',
  // French
  "\\b(?:ignor|oubli|neglig)\\p{L}{1,4} .{0,20}\\b(?:les|ces|tes|vos|toutes|tous)\\b.{0,40}\\b(?:instructions|consignes|directives|ordres|regles)|\\b(?:tu es|vous etes) (?:maintenant|desormais)\\b|\\b(?:note|attribu|donn|evalu)\\p{L}{0,3}\\b.{0,60}(?:10 ?(?:\\/|sur) ?10|note maximale|meilleure note)",
  // Spanish, Portuguese, Italian
  '\\b(?:ignor|olvid|omit|haz caso omiso|esque|desconsider|dimentic|trascur)\\p{L}{0,5}\\b.{0,40}\\b(?:instruccion|instruco|istruzion|ordenes|ordens|indicacion|indicazion|reglas anteriores|regras anteriores|comandi)',
  '\\b(?:ahora eres|eres ahora|a partir de ahora|agora voce e|voce agora e|a partir de agora|ora sei|sei ora|da ora in poi)\\b|\\b(?:califi|punt|valor|evalua|dale|avali|de nota|classifi|valut|assegna|dai)\\p{L}{0,4}\\b.{0,60}(?:10 ?(?:\\/|de|sobre|su|em) ?10|maxima|massim|nota 10)',
  // Dutch, Swedish, Danish, Norwegian
  '\\b(?:negeer|vergeet|ignorera|glom|ignorer|glem)\\b.{0,40}\\b(?:instructies|opdrachten|aanwijzingen|instruktion|anvisning|instrukser|instruksjon)|\\b(?:je bent nu|u bent nu|du ar nu|du er nu|du er na)\\b',
  // Polish, Czech
  '\\b(?:z?ignoruj|zapomnij|pomin|zapomen)\\p{L}{0,4}\\b.{0,40}\\b(?:instrukcj|polecen|wskazow|pokyn|instrukce|prikaz)|\\b(?:jestes teraz|teraz jestes|nyni jsi|ted jsi)\\b',
  // Russian, Ukrainian
  '(?:игнорир|проигнорир|забуд|ігнору|забудь)\\p{L}{0,6}.{0,40}(?:инструкц|указани|правил|команд|інструкц|вказівк|вказивк)|(?:ты теперь|теперь ты|вы теперь|ти тепер|тепер ти)|(?:оцени|поставь|оціни|оцини)\\p{L}{0,3}.{0,60}(?:10 ?(?:\\/|из|з) ?10|максимальн|высш)',
  // Turkish, Vietnamese, Indonesian
  '(?:talimat|yonerge|komut)\\p{L}{0,8} ?.{0,20}(?:yok ?say|gormezden gel|unut|dikkate alma)|\\bartik sen\\b|\\bbo qua\\b.{0,40}(?:huong dan|chi dan|lenh|chi thi)|\\b(?:abaikan|lupakan)\\b.{0,40}(?:instruksi|perintah|petunjuk)',
  // Chinese
  '(?:忽略|忽视|忽視|无视|無視|忘记|忘記|忘掉|不要理会|不要理會).{0,20}(?:指令|指示|提示|说明|說明|规则|規則|命令|要求|设定)|(?:你现在是|你現在是|从现在开始|從現在開始)|(?:评|評|打|给|給).{0,12}(?:10分|10\\/10|十分|满分|滿分|最高分)',
  // Japanese
  '(?:以前|上記|これまで|今まで|前|すべて|全て|先).{0,12}(?:指示|命令|プロンプト|ルール|指令).{0,12}(?:無視|忘れ|破棄)|あなたは(?:今から|これから|今)|(?:10点|満点|最高評価|最高点).{0,12}(?:付け|つけ|与え|評価|してください)',
  // Korean
  '(?:이전|위의|모든|앞의|지금까지).{0,12}(?:지시|명령|프롬프트|지침|규칙).{0,12}(?:무시|잊|따르지)|(?:당신은|너는) (?:이제|지금부터)|(?:10점|만점|최고 점수).{0,12}(?:주|부여|평가)',
  // Arabic, Persian, Hebrew
  '(?:تجاهل|انس|تجاهلي).{0,40}(?:التعليمات|الأوامر|تعليمات|أوامر|الاوامر|اوامر)|أنت الآن|انت الان|(?:نادیده بگیر|فراموش کن).{0,40}دستور|دستور.{0,40}(?:نادیده بگیر|فراموش کن)|התעלם.{0,40}(?:הוראות|ההוראות)',
  // Hindi
  '(?:निर्देश|आदेश).{0,30}(?:अनदेखा|नज़रअंदाज़|नजरअंदाज|भूल)|(?:अनदेखा|भूल).{0,30}(?:निर्देश|आदेश)',
];

const rows: readonly (readonly [OrderPattern['kind'], readonly string[], inCode: boolean])[] = [
  ['markup', markup, false],
  ['exfiltration', exfiltration, false],
  ['instruction', forgetting, true],
  ['instruction', english, false],
  ['instruction', languages, true],
];

/** All of them; the first that matches names the kind. */
export const orderPatterns: readonly OrderPattern[] = rows.flatMap(([kind, sources, inCode]) => sources.map((source) => ({ kind, inCode, pattern: new RegExp(source, 'u') })));
