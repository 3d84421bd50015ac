const RUSSIAN = `
а без бы был была были было быть в вам вами вас ваш ваша ваше ваши вашего вашей ваших вашу весь во вот все всё
всего всегда всем всеми всему всех всю вся всякий вы где да даже для до его ее её если есть еще ещё ей ему же за
здесь и из или им ими их к каждая каждое каждые каждый каждого как какая какие какой кем когда кого кому которая
которого которое которой которую которые который которых кроме кто куда ли либо лишь лучше между меня мне много
может можно мной мои мой моя моё мы на над надо нам нами нас наш наша наше наши не него нее неё ней нельзя нем
нём нет ни нибудь никогда ним ними них ничего но ну нужно о об один одна одно однако около он она они оно от
очень перед по под пока после потом потому почему почти при про просто раз раза разве с сам сама сами само самый
самая самое самые свое своё своего своей свои свой свою своих себе себя сейчас со совсем стать стал стало так
также такая такие такого такое такой там тебе тебя тем теми то тобой тогда того тоже той только том тому тот тут
ты у уж уже хотя чего чей чем через что чтобы чтоб чуть эта эти этим этих это этого этой этом этому этот эту я
будет будут будете будем буду была бывает могут могу можете можем нужен нужна нужны должен должна должны снова
именно например итак впрочем поэтому затем теперь ведь хоть сразу вместо внутри вокруг вообще день раньше
больше меньше любой любая любое любые другой другая другие другое два две три четыре пять делать сделать
делает делают делаете иметь имеет какого какому каких каким нашей наших нашего нашему вашему вашим своим своём
своем`

const ENGLISH = `
a about above after again against all almost also always am among an and any anything are as at away back be
because been before being below between both but by can cannot could did do does doing don done down during each
either else enough especially even ever every everything few first for from further get gets getting give given
go goes going good got had has have having he her here hers herself him himself his how however i if in instead
into is isn it its itself just keep kept know less let like likely ll long look made make makes making many may
maybe me might mine more most much must my myself need needs neither never new no nor not nothing now of off
often on once one only or other others our ours ourselves out over own people perhaps please put quite rather
re really s same say says see seem she should since so some someone something sometimes still such t take takes
than that the their theirs them themselves then there these they thing things think this those though three
through thus time to together too two under until up upon us use used uses using usually ve very want wants was
way ways we well were what when where whether which while who whom whose why will with within without won would
yes yet you your yours yourself ll d m isn doesn didn wasn aren don wouldn couldn shouldn`

const words = (list: string) => list.trim().toLowerCase().replaceAll('ё', 'е').split(/\s+/)

/** Words that carry no subject, in both languages, `ё` written as `е`. */
export const STOP_WORDS: ReadonlySet<string> = new Set([...words(RUSSIAN), ...words(ENGLISH)])
