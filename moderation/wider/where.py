"""Where the towns and counties of these islands lie, coarsely, and which are cities or counties. Data.

Finer than `archive.rules.census` where a sentence would else be false (Glasgow and Belfast), and of more places. A name that
several places bear stands in no list: it is called a town, and no part of the country.
"""

from __future__ import annotations

from collections.abc import Mapping

REGIONS: Mapping[str, str] = {
    "north": "the north of England",
    "midlands": "the Midlands",
    "east": "the east of England",
    "south": "the south of England",
    "london": "London",
    "wales": "Wales",
    "scotland": "Scotland",
    "ulster": "Northern Ireland",
    "ireland": "Ireland",
}

_LIE = {
    "north": """
        accrington alnwick altrincham appleby ashington bacup barnoldswick barnsley batley bedale bedlington beverley
        billingham bingley birkenhead blackburn blackley blackpool blaydon blyth bolton bootle bradford bridlington
        brighouse burnley bury calderdale carlisle castleford chadderton cheadle cheshire chester chorley chorlton
        cleethorpes cleveland cleveleys clitheroe colne congleton consett cramlington crewe crook crosby cumbria
        darlington darwen dewsbury didsbury doncaster driffield droylsden dukinfield durham eccles ellesmere farnworth
        filey fleetwood garston gateshead girlington goole gorton gosforth grimsby guisborough halewood halifax
        haltwhistle harrogate hartlepool haslingden haydock hebden heckmondwike hessle hexham heysham heywood hindley
        holbeck holderness holmfirth hornsea horwich hoylake hoyland huddersfield hull hulme humberside huyton ilkley
        immingham irlam jarrow keighley kendal keswick kirkby kirklees knaresborough knowsley knutsford lancashire
        lancaster leeds levenshulme leyland liverpool longsight lytham macclesfield malton manchester maryport
        merseyside mexborough middlesbrough middlewich mirfield morecambe morpeth mossley nantwich northallerton
        northumberland northumbria northwich oldham ormskirk otley padiham penistone penrith peterlee pickering
        pocklington pontefract ponteland prescot prestwich pudsey ramsbottom rawmarsh rawtenstall redcar ripon
        rochdale rossendale rotherham runcorn saddleworth salford sandbach scarborough scunthorpe seaham selby
        sheffield shildon shipley skelmersdale skipton southport spennymoor stalybridge stockport stockton stretford
        sunderland tameside teesdale teesside thirsk thornaby todmorden tranmere tyldesley tynemouth tyneside
        ulverston uppermill urmston wakefield wallasey wallsend warrington weardale wearside wetherby whitby
        whitehaven wibsey widnes wigan wilmslow windermere winsford wirral withernsea withington workington
        wythenshawe york yorkshire
        """,
    "midlands": """
        alfreton atherstone bakewell bedworth belper bewdley biddulph bilston birmingham bolsover brackley bridgnorth
        bromsgrove burntwood burslem buxton cannock chesterfield coalville corby coventry darlaston daventry derby
        derbyshire droitwich dronfield dudley evesham gainsborough glossop grantham halesowen handsworth hathersage
        hereford herefordshire hinckley holbeach horncastle hucknall ilkeston kenilworth kettering kidderminster
        kidsgrove leamington leek leicester leicestershire leominster lichfield lincoln lincolnshire longton
        loughborough ludlow mablethorpe malvern mansfield matlock midlands newark northampton northamptonshire
        nottingham nottinghamshire nuneaton oakham oldbury oswestry pershore redditch retford rugeley rushden rutland
        sandwell shrewsbury shropshire skegness sleaford smethwick solihull southwell spalding stafford staffordshire
        stourbridge swadlincote tamworth telford tipton towcester uttoxeter walsall warwick warwickshire wednesbury
        wednesfield wellingborough willenhall wolverhampton worcester worcestershire worksop
        """,
    "east": """
        beccles cambridge cambridgeshire cromer dereham diss ely fakenham felixstowe fens gorleston halesworth
        hunstanton huntingdon ipswich lowestoft mildenhall newmarket norfolk norwich peterborough sheringham stalham
        stowmarket suffolk swaffham thetford wisbech yarmouth
        """,
    "south": """
        abingdon aldershot amersham andover ascot avon axminster aylesbury aylesford banbury barnstaple basildon
        basingstoke bath beaconsfield bedford bedfordshire berkshire bexhill bicester bideford biggleswade billericay
        bletchley bodmin bognor borehamwood bournemouth bracknell braintree brentwood bridgwater bridport brighton
        bristol brixham broadstairs buckingham buckinghamshire bude callington camberley camborne camelford canterbury
        chatham chelmsford cheltenham chertsey chesham cheshunt chichester chippenham cirencester clacton clevedon
        colchester cornwall cosham cowes cranleigh crawley crediton crowborough crowthorne dartford dartmouth dawlish
        devizes devon didcot dorchester dorking dorset dover dunstable dursley eastbourne eastleigh egham epping epsom
        esher essex eton exeter exmouth falmouth fareham farnborough farnham folkestone glastonbury gloucester
        gloucestershire godalming gosport gravesend guildford hailsham hampshire harlow harpenden harwich hastings
        havant haverhill haywards hemel henley hertford hertfordshire hertsmere hitchin hoddesdon honiton horley
        horsham hove hungerford ilfracombe kent kingsbridge kingswood launceston leatherhead letchworth lewes liskeard
        littlehampton loughton luton lydney lymington maidenhead maidstone maldon malmesbury mangotsfield margate
        marlborough marlow melksham midhurst minehead nailsea newbury newhaven newquay ottery oxford oxfordshire oxted
        paignton penryn penzance pevensey plymouth poole portishead portsmouth radstock ramsgate rayleigh redruth
        reigate rickmansworth rochester rochford romsey ryde salcombe salisbury saltash sandown seaford sevenoaks
        shaftesbury shanklin sheerness shepton sherborne shoreham sidmouth sittingbourne slough somerset somerton
        southampton southend southsea staines stevenage strood stroud surrey sussex swale swanage swanley swindon
        taunton tavistock teignmouth tewkesbury thanet thatcham thurrock tilbury tiverton tonbridge torbay torquay
        totnes totton trowbridge truro tunbridge uckfield ventnor wadebridge wantage wareham warminster waterlooville
        watford welwyn weymouth whitstable wiltshire wimborne winchester windsor witham witney woking wokingham
        worthing yate yeovil
        """,
    "london": """
        balham barking barkingside barnet battersea beckenham bexley bexleyheath brent brentford brixton bromley
        camberwell camden catford clapham cricklewood croydon dagenham dalston deptford dulwich ealing earlsfield
        edgware enfield erith feltham finchley fulham greenwich hackney hammersmith haringey harlesden harrow havering
        hendon hillingdon holloway hornchurch hornsey hounslow ilford islington kensington kilburn lambeth lewisham
        leyton leytonstone london merton middlesex mitcham newham northolt orpington peckham penge plaistow purley
        romford shoreditch sidcup southall southgate southwark stanmore stepney streatham surbiton teddington
        thamesmead tooting tottenham twickenham uxbridge walthamstow walworth wandsworth wembley westminster
        whitechapel willesden wimbledon woolwich
        """,
    "wales": """
        aberdare abergavenny abergele abertawe aberystwyth ammanford anglesey bargoed barmouth barry blaenau brecon
        bridgend brynmawr buckley caerdydd caernarfon caerphilly caldicot cardiff cardigan carmarthen casnewydd
        ceredigion chepstow clwyd colwyn conwy cwmbran denbigh dolgellau dyfed ebbw fishguard flint gwent gwynedd
        haverfordwest holyhead holywell lampeter llandudno llanelli llangefni llangollen llanrwst llantrisant maerdy
        maesteg merthyr milford mold narberth neath pembrokeshire penarth penrhys pontypool pontypridd porth porthcawl
        porthmadog powys prestatyn pwllheli rhondda rhyl rhymney ruthin swansea tenby tonypandy tredegar treorchy
        welshpool wrecsam wrexham ystrad ystradgynlais
        """,
    "scotland": """
        aberdeen aberdeenshire airdrie alloa arbroath ardrossan aviemore ayr ayrshire banff barrhead bathgate
        bellshill bonnyrigg broxburn buckhaven carluke castlemilk clydebank coatbridge cowdenbeath cumbernauld cumnock
        dalkeith dingwall drumchapel dumbarton dumfries dundee dunfermline easterhouse edinburgh elgin falkirk fife
        forfar galashiels girvan glasgow glenrothes govan grangemouth greenock hawick inverclyde inverness inverurie
        irvine johnstone kilmarnock kilwinning kirkcaldy kirkintilloch lanark lanarkshire larbert largs larkhall leith
        lerwick linlithgow livingston lochgelly lothian maryhill milngavie montrose motherwell musselburgh oban orkney
        paisley partick penicuik peterhead pitlochry possilpark prestonpans prestwick renfrew renfrewshire rutherglen
        saltcoats selkirk shetland shotts skye stirling stornoway stranraer tayside thurso troon
        """,
    "ulster": """
        antrim armagh ballymena ballymoney banbridge belfast carrickfergus coleraine cookstown craigavon creggan derry
        downpatrick dungannon enniskillen fermanagh larne limavady lisburn londonderry lurgan magherafelt newry
        newtownabbey newtownards omagh portrush strabane ulster
        """,
    "ireland": """
        athlone ballymun donegal drogheda dublin dundalk ennis galway kilkenny killarney letterkenny limerick
        mullingar sligo tralee tullamore waterford wexford
        """,
}  # fmt: skip

LIES: Mapping[str, str] = {name: region for region, names in _LIE.items() for name in names.split()}
"""The region of a place, by its name in small letters or the word of it that tells."""

CITIES = frozenset(
    """
    aberdeen abertawe armagh belfast birmingham bradford brighton bristol caerdydd cambridge canterbury cardiff
    carlisle chelmsford chichester colchester coventry derby derry doncaster dublin dundee dunfermline durham
    edinburgh ely exeter galway glasgow gloucester hereford hull inverness kilkenny lancaster leeds leicester
    lichfield limerick lisburn liverpool londonderry manchester newry norwich nottingham oxford peterborough
    plymouth portsmouth ripon salford salisbury sheffield southampton southend stirling sunderland swansea truro
    wakefield waterford winchester wolverhampton wrecsam wrexham york
    """.split()
)
COUNTIES = frozenset(
    """
    aberdeenshire anglesey avon ayrshire bedfordshire berkshire buckinghamshire calderdale cambridgeshire
    ceredigion cheshire cleveland clwyd cornwall cumbria derbyshire devon donegal dorset dyfed eden essex fens
    fermanagh fife gloucestershire gwent gwynedd hampshire haringey herefordshire hertfordshire hertsmere
    holderness humberside inverclyde kent kirklees knowsley lanarkshire lancashire leicestershire lincolnshire
    lothian merseyside middlesex midlands norfolk northamptonshire northumberland northumbria nottinghamshire
    orkney oxfordshire peaks pembrokeshire powys renfrewshire rhondda rutland sandwell shetland shropshire skye
    somerset staffordshire suffolk surrey sussex swale tameside tayside teesdale teesside thanet thurrock torbay
    tyneside tyrone ulster warwickshire weardale wearside wiltshire wirral wolds worcestershire yorkshire
    """.split()
)
"""Counties, islands and districts: no towns."""
