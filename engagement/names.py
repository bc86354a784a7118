"""Names people in England bear, so that text can be looked over for them. Common ones, not a register of anybody."""

from __future__ import annotations

from engagement.streets import PLACE_WORDS, word_set

FIRST_NAMES = word_set(
    """
    aaliyah aaron abbie abby abdul abdullah abdi abigail abu adam adele adrian agnes agnieszka ahmad ahmed aidan
    aisha aishah alan alastair alex alexander alexandra alfie ali alice alicia alina alison alistair alix allan
    amanda amelia amina aminah amir amit amy ana anastasia andrea andrei andrew andrzej andy angela angie angus
    anil anita ann anna annabel anne annette annie anthony anton antonio anwar arash archie arjun arthur arun
    asha ashley ashraf asif asma ayesha ayaan babar barbara barry beata becky ben benjamin bernadette bernard
    beth bethany betty beverley bilal billy bogdan brandon brenda brendan brian bridget bronwen bruce bryan
    callum calvin cameron caroline catherine cathy catriona cecilia charlene charlie charlotte cheryl chloe
    chris christina christine christopher ciara claire clare clive colin colleen connor conor craig curtis
    cynthia damian daniel daniela danielle danny darren dave david davina deborah debbie deepak deirdre denis
    denise derek desmond diana diane dilys dinesh dominic donald donna doreen doris dorothy dougie douglas
    duncan dylan ebony eddie edith edward edwin eileen elaine eleanor elena elizabeth ella ellen ellie elsie
    emily emma eric erin ethan ethel eugene euan evan eva evelyn ewan ezra farah farhan farooq fatima fatimah
    fatemeh fernando fiona florin francesca francis frankie freddie frederick gabriel gail gareth gary gavin
    gemma geoff geoffrey george georgia georgina gerald geraldine gerard ghulam gillian giovanni gladys glenda
    glenn glynis gordon graeme graham greg gregory gulsum gurpreet gwen habib hamza hana hannah haroon harpreet
    harriet harry harvey hasan hassan hayley helen helena henry hilary hilda howard hussain hussein ian ibrahim
    idris imran ines ingrid ioana irena iris irene isaac isabel isabella isabelle isla ivan jacek jack jackie
    jacob jacqueline jade jake jamal james jamie jan jane janet janice jaroslav jasmin jasmine jason jasper
    javed jean jeanette jeff jeffrey jennifer jenny jeremy jerome jerzy jess jessica jill jim jimmy joan joanna
    joanne jodie joe joel johannes john johnny jon jonathan joseph josephine josh joshua joyce juan judith judy
    julia julian julie juliet justin justyna kamal kamila karen karim karl karolina kasia kate katarzyna
    katherine kathleen kathryn kathy katie kavita kayleigh keith kelly kelvin ken kenneth kerry kevin khadija
    khalid kieran kiran kirsty krystyna krzysztof kulwinder kwame kyle lakshmi lana larisa laura lauren laurence
    lawrence leah leanne leila lena lenny leo leon leonard leroy lesley leslie lewis liam lillian linda lindsay
    lindsey lisa liz logan lorna lorraine louis louisa louise luca lucas lucy ludmila luis luke lydia lynda lynn
    lynne mabel maciej maddie madeleine magdalena mahmood mahmoud malcolm maleeha mandy manjit marcel marcin
    marco marcus margaret maria marian marie mariam marilyn mario marion marjorie marlene marta martha martin
    martyn mary maryam mateusz mathew matt matthew maureen maurice mavis maxine megan mehmet melanie melissa
    michael michaela michal michelle mick mike mildred miriam mitchell mo mohamed mohammad mohammed moira monica
    monika morgan muhammad muriel musa mustafa nabil nadia naomi nadeem nafisa nasreen natalia natalie natasha
    nathan neil nicholas nicola nicole nigel nikita nina noah noor noreen norma oksana olga oliver olivia olu
    oluwaseun omar orla oscar osman owen pamela patricia patrick paul paula pauline pavel pawel pedro peggy pete
    peter petra phil philip philippa phillip phoebe phyllis piotr priya rachael rachel radoslaw rafal raj rajesh
    ramesh rania rashid ravi rebecca rehana reuben rhian rhys ricardo richard rita rizwan robert roberta roger
    rohan roman ron ronald ronnie rory rosalind roxanne roy rukhsana rupert russell ruth ryan saad sabrina sadia
    safiya said saima saira salim sally salma sam samantha samina samira samuel sandeep sandra sanjay sara sarah
    saskia satnam scott sean sebastian sergei shabana shahid shamim shane shanice shannon sharon shaun sheila
    shelley sheree shirley shreya sian sidney siobhan simon simone sofia sonia sophia sophie stacey stefan
    stella stephanie stephen steve steven stewart stuart sunil suresh surinder susan suzanne sylvia tahir tamara
    tanya tariq tasha tatiana ted terence teresa terry thelma theo theresa thomas tiffany tim timothy tina toby
    todd tom tomasz tony tracey tracy trevor tunde tyler tyrone umar usha usman valerie vanessa vera veronica
    vicky vikram vincent vinod viktor wanda waqas warren wasim wayne wendy wesley wilfred william winifred
    yasmin yolanda yousef yuki yusuf yvonne zac zach zahra zainab zara zoe zofia zuzanna
    """
)

# First names that are also ordinary words, months, flowers, trees or places: they need a second sign.
ALSO_WORDS = word_set(
    """
    amber angel april art ash ashley austin autumn basil bill bob brook brooke buddy carol chance charity
    chelsea chester christian clay crystal daisy dale dawn dean destiny don drew duke earl eve faith flora
    florence frank gene glen grace grant guy hale harmony harper hazel heath heather holly hope hunter iris
    israel ivy jay jasmine jean jordan joy june kay kent king kirk lance lee lily lincoln lou madison major
    marina mark martin mason max may melody mercedes merry miles milo nelson nick noel norman oak olive opal
    page pat paris parker patience pearl penny perry piers pip poppy prince princess preston queen ray rex rich
    river rob robin rod rose ross rowan ruby rusty sage sandy scarlett sidney sky skye sonny spike stanley storm
    sue summer sunny temple terry troy ty victoria victor violet virginia wade wells will willow winter wren
    york chase albert alma blair cliff said jan
    """
)

SURNAMES = word_set(
    """
    abbott abdi abdullah adams addison adeyemi ahmad ahmed akhtar akram alexander ali allen anderson andrews
    anwar armstrong arnold ashton ashworth aslam asante atkins atkinson austin bailey baker baldwin ball barber
    barker barnes barnett barrett barry bartlett barton bashir bates begum bell bennett benson berry bibi bird
    bishop blackburn bond booth boateng bowen boyle bradley bradshaw brennan briggs brooks brown bryan bryant
    buckley burgess burke burns burton butcher butler butt byrne cameron campbell carpenter carr carroll carter
    chambers chan chapman charlton chaudhry chauhan cheung chowdhury clark clarke clayton clements coates
    coleman collins connolly connor conway cook cooke cooper corbett coulson cox crawford crook cunningham
    curtis dalton daly davey davidson davies davis davison dawson dean dennis dhillon dickinson dixon dobson
    docherty dodd doherty donnelly douglas doyle duffy duncan dunn dyer edwards elliott ellis evans farooq
    farrell faulkner fenton ferguson fernandes finch fischer fisher fitzgerald fleming fletcher flynn forster
    foster fowler fox francis franklin fraser freeman french frost fuller gallagher garcia gardiner gardner
    gibbons gibbs gibson gilbert giles gill glover goddard godfrey goodwin gordon gough graham gray green
    greenwood gregory grewal griffin griffiths hall hamilton hammond hancock hanson harding hardy harper harris
    harrison hartley harvey hassan hawkins haynes hayward heath henderson henry hewitt hicks higgins hill hobson
    hodgson holden holland holloway holmes holt hopkins horton houghton howard howarth howe howell hudson hughes
    humphreys hunt hunter hussain hutchinson ibrahim ingram iqbal islam jackson jacobs jama james jarvis jenkins
    jennings johal john johnson johnston jones jordan joshi joyce kamara kaur kay kaya kelly kemp kennedy kent
    kerr khalid khan khatun king kirby knight knowles kowalczyk kowalska kowalski kumar lamb lambert lane
    lawrence lawson lee lees leigh lewandowski lewis lim little lloyd lomax long lowe lucas lynch macdonald
    mackenzie mahmood malik mann manning marsden marsh marshall martin mason matthews may mccarthy mccormack
    mcdonald mcgrath mckenna mclean mcmahon mehta mensah metcalfe middleton miah miller mills mirza mistry
    mitchell mohamed mohammed moore moran morgan morley morris morrison morton moss mukherjee murphy murray
    myers nair nash naylor nelson newman newton nguyen nicholls nicholson noble nolan norman norris north norton
    nowak o'brien o'connor o'donnell o'neill o'reilly o'sullivan obi oconnor okafor okeke okoro oliver oneill
    osborne osei owen owens page palmer parker parkes parkin parkinson parmar parry parsons patel pathak pearce
    pearson perkins perry peters petrov petrova phillips pickering pollard popescu porter potter powell pratt
    preston price pritchard pugh quinn rafiq rahman rashid read reed rees reeves reid reynolds rhodes richards
    richardson riley roberts robertson robinson robson rogers rose ross rossi rowe rowley russell ryan saleem
    sanders sanderson sandhu saunders savage schofield scott sesay shah shaikh sharma sharp sharpe shaw sheikh
    shepherd sheppard sidhu silva simmons simpson sims sinclair singh skinner slater smart smith south spencer
    stanley steele stephens stephenson stevens stevenson stewart stone sullivan summers sutherland sutton swift
    talbot tan tariq tate taylor thomas thompson thomson thornton thorpe todd tomlinson townsend tucker turnbull
    turner tyler uddin vaughan wade walker wallace wallis walsh walters walton ward warner warren waters watkins
    watson watts webb webster wells welsh west weston wheeler whitaker white whitehead whitehouse whitfield
    whittaker wilkins wilkinson williams williamson willis wilson winter wojcik wong wood woodward woods wright
    wyatt yang yates young yousaf yusuf zaman zhang
    """
)

# Words that, beside a capital letter, say that it is an organisation, a place, a day or a thing, and not a person.
NOT_A_PERSON = PLACE_WORDS | word_set(
    """
    academy action agency ambulance area arms army association authority avenue bakery bank bar barbers board
    book borough brewery brothers builders building buildings bus butchers cafe canal car cars carnival castle
    cathedral cemetery central centre chapel charity chemist chip chippy chinese christmas church city cleaners
    clinic club co college committee community company contractors corner cottages council county crime crossing
    cup dairy day dental department depot development director district division dock east environment estate
    express fair fc feast festival fire flats flower florist food foods forum foundation fund furniture games
    garage garden group hall health heights hospital hotel house homes housing hub hut infants inn institute
    juniors junior kebab kitchen league library lido line lodge ltd limited manager market medical meeting
    memorial mill mills mission monument mosque motors museum national neighbourhood news newsagents north
    north-east nursery office officer opticians orchestra parade parish partners partnership party pharmacy
    pitch pitches playground playing plc police pond post pre-school precinct primary priory pub quarter railway
    rangers rec recreation recycling reserve residents restaurant roundabout rovers rugby salon school schools
    scouts section service services shop shopping shops society solicitors south sports square stadium stage
    station statue store stores strategy street-lighting studio sunday supermarket surgery synagogue takeaway
    tandoori taxis team temple tenants terminal theatre toilets tower towers town traders training tram
    transport trust tunnel underpass union united unit university village wanderers ward wards warehouse water
    week west woods workshop works youth zone monday tuesday wednesday thursday friday saturday january february
    march august september october november december
    """
)
