"""Places, and the words by which a place or a house is known. Countries and languages come from Babel."""

from __future__ import annotations

TOWNS = frozenset(
    """
    aberdare aberdeen abergavenny abergele aberystwyth abingdon accrington acton airdrie aldershot alfreton alloa alnwick
    alton altrincham amersham ammanford andover antrim appleby arbroath ardrossan armagh arnold ascot ashby ashford ashington
    ashton athlone atherstone aviemore axminster aylesbury aylesford ayr bacup bakewell balham ballymena ballymoney ballymun
    banbridge banbury bangor banff bargoed barking barkingside barmouth barnet barnoldswick barnsley barnstaple barrhead
    barrow-in-furness barry basildon basingstoke bath bathgate batley battersea beaconsfield beccles beckenham bedale bedford
    bedlington bedworth beeston belfast bellshill belper beverley bewdley bexhill bexley bexleyheath bicester biddulph
    bideford biggleswade billericay billingham bilston bingley birkenhead birmingham blackburn blackley blackpool blackwood
    blaenau blaydon bletchley blyth bodmin bognor bolsover bolton bonnyrigg bootle borehamwood boston bournemouth brackley
    bracknell bradford braintree brecon brent brentford brentwood bridgend bridgnorth bridgwater bridlington bridport brierley
    brighouse brighton bristol brixham brixton broadstairs bromley bromsgrove broxburn brynmawr buckhaven buckingham buckley
    bude burgess burnham burnley burntwood burslem burton bury buxton caernarfon caerphilly caldicot callington camberley
    camberwell camborne cambridge camden camelford cannock canterbury cardiff cardigan carlisle carluke carmarthen
    carrickfergus castleford castlemilk catford catterick chadderton chard chatham cheadle chelmsford chelsea cheltenham
    chepstow chertsey chesham cheshunt chester chesterfield chichester chippenham chipping chorley chorlton christchurch
    cirencester clacton clapham clay cleator cleethorpes cleveleys clevedon clitheroe clydebank coalville coatbridge
    colchester coleraine colne colwyn congleton consett conwy cookstown corby cork cosham coventry cowdenbeath cowes craigavon
    cramlington cranleigh crawley crediton creggan crewe cricklewood cromer crook crosby crowborough crowthorne croydon
    cumbernauld cumnock cwmbran dagenham dalkeith dalston darlaston darlington dartford dartmouth darwen daventry dawlish deal
    denbigh denton deptford derby dereham derry devizes dewsbury didcot didsbury dingwall diss dolgellau doncaster dorchester
    dorking douglas dover downpatrick driffield droitwich dronfield droylsden drogheda drumchapel dublin dudley dukinfield
    dulwich dumbarton dumfries dundalk dundee dunfermline dungannon dunstable durham dursley ealing earlsfield eastbourne
    easterhouse eastleigh eastwood ebbw eccles edgware edinburgh edmonton egham elgin ellesmere ely enfield ennis enniskillen
    epping epsom erith esher eton evesham exeter exmouth eye fakenham falkirk falmouth fareham farnborough farnham farnworth
    featherstone felixstowe feltham filey finchley fishguard fleet fleetwood flint folkestone forfar frome fulham gainsborough
    galashiels galway garston gateshead gillingham girlington girvan glasgow glastonbury glenrothes glossop gloucester
    godalming goole gorleston gorton gosforth gosport govan grangemouth grantham gravesend grays greenock greenwich grimsby
    guildford guisborough hackney hailsham halesowen halesworth halewood halifax haltwhistle hamilton hammersmith handsworth
    haringey harlesden harlow harpenden harrogate harrow hartlepool harwich haslingden hastings hatfield hathersage havant
    haverfordwest haverhill havering hawick haydock hayle haywards hebden heckmondwike hemel hendon henley hereford herne
    hertford hessle hexham heysham heywood hillingdon hinckley hindley hitchin hoddesdon holbeach holbeck holloway holmfirth
    holyhead holywell honiton horley horncastle hornchurch hornsea hornsey horsham horwich houghton hounslow hove hoylake
    hoyland hucknall huddersfield hull hulme hungerford hunstanton huntingdon huyton hyde ilford ilfracombe ilkeston ilkley
    immingham inverclyde inverness inverurie ipswich irlam irvine islington jarrow johnstone keighley kendal kenilworth
    kensington keswick kettering kidderminster kidsgrove kilburn kilkenny killarney kilmarnock kilwinning kingsbridge kingston
    kingswood kirkby kirkcaldy kirkintilloch knaresborough knowsley knutsford lambeth lampeter lanark lancaster larbert largs
    larkhall larne launceston leamington leatherhead leeds leek leicester leigh leighton leith leominster lerwick letchworth
    letterkenny levenshulme lewes lewisham leyland leyton leytonstone lichfield limavady limerick lincoln linlithgow lisburn
    liskeard littlehampton liverpool livingston llandudno llanelli llangefni llangollen llanrwst llantrisant lochgelly
    londonderry london longsight longton loughborough loughton louth lowestoft ludlow lurgan luton lydney lymington lytham
    mablethorpe macclesfield maerdy maesteg magherafelt maidenhead maidstone maldon malmesbury malton malvern manchester
    mangotsfield mansfield march margate marlborough marlow maryhill maryport matlock melksham melton merthyr merton
    mexborough middlesbrough middleton middlewich midhurst mildenhall milford milngavie minehead mirfield mitcham mold
    montrose morecambe morley morpeth mossley motherwell mullingar musselburgh nailsea nantwich narberth neath nelson newark
    newbury newcastle newham newhaven newmarket newport newquay newry newton newtownabbey newtownards northallerton
    northampton northolt northwich norwich nottingham nuneaton oakham oban oldbury oldham omagh ormskirk orpington oswestry
    otley ottery oxford oxted padiham paignton paisley partick peckham penarth penge penicuik penistone penrhys penrith penryn
    penzance pershore perth peterborough peterhead peterlee pevensey pickering pitlochry plaistow plymouth pocklington
    pontefract ponteland pontypool pontypridd poole porth porthcawl porthmadog portishead portrush portsmouth possilpark
    prescot prestatyn prestonpans prestwich prestwick preston pudsey purley pwllheli radcliffe radstock rainham ramsbottom
    ramsey ramsgate rawmarsh rawtenstall rayleigh redcar redditch redhill redruth reigate renfrew retford rhondda rhyl rhymney
    richmond rickmansworth ripley ripon rochdale rochester rochford romford romsey rotherham rothwell royston rugby rugeley
    runcorn rushden ruthin rutherglen ryde rye saddleworth saffron salcombe sale salford salisbury saltash saltcoats sandbach
    sandown sandwell sandwich sandy scarborough scunthorpe seaford seaham selby selkirk sevenoaks shaftesbury shanklin
    sheerness sheffield shepton sherborne sheringham shildon shipley shoreditch shoreham shotts shrewsbury sidcup sidmouth
    sittingbourne skegness skelmersdale skipton sleaford sligo slough smethwick solihull somerton southall southampton
    southend southgate southport southsea southwark southwell sowerby spalding spennymoor stafford staines stalham stalybridge
    stamford stanley stanmore stepney stevenage stirling stockport stockton stoke stornoway stourbridge stowmarket strabane
    stranraer stratford streatham stretford strood stroud sudbury sunderland surbiton sutton swadlincote swaffham swanage
    swanley swansea swindon swinton tameside tamworth taunton tavistock teddington teesside teignmouth telford tenby
    tewkesbury thamesmead thanet thatcham thetford thirsk thornaby thurrock thurso tilbury tipton tiverton todmorden tonbridge
    tonypandy tooting torbay torquay totnes tottenham totton towcester tralee tranmere tredegar treorchy troon trowbridge
    truro tullamore tunbridge twickenham tyldesley tynemouth uckfield ulverston uppermill urmston uttoxeter uxbridge ventnor
    wadebridge wakefield wallasey wallsend walsall waltham walthamstow walton walworth wandsworth wantage ware wareham
    warminster warrington warwick washington waterford waterlooville watford wednesbury wednesfield wellingborough wellington
    welshpool welwyn wembley westminster weston wetherby wexford weymouth whitby whitchurch whitechapel whitehaven whitley
    whitstable wibsey widnes wigan willenhall willesden wilmslow wimbledon wimborne winchester windermere windsor winsford
    winslow wisbech witham withernsea withington witney wokingham woking wolverhampton woolwich worcester workington worksop
    worthing wrexham wythenshawe yarmouth yate yeovil york ystrad ystradgynlais anglesey avon bedfordshire berkshire
    buckinghamshire calderdale cambridgeshire ceredigion cheshire cleveland clwyd cornwall cumbria derbyshire devon donegal
    dorset dyfed essex fermanagh fife gloucestershire gwent gwynedd hampshire herefordshire hertfordshire hertsmere humberside
    kent kerry kirklees lanarkshire lancashire leicestershire lincolnshire lothian mayo merseyside middlesex norfolk
    northamptonshire northumberland nottinghamshire orkney oxfordshire pembrokeshire powys rutland rossendale shetland
    shropshire skye somerset staffordshire suffolk surrey sussex swale tayside tyneside tyrone warwickshire wearside wiltshire
    wirral worcestershire yorkshire ayrshire renfrewshire aberdeenshire midlands northumbria weardale teesdale eden holderness
    wolds peaks fens ulster caerdydd abertawe casnewydd wrecsam
    """.split()
)
"""Towns, boroughs and counties of these islands, in small letters; of a name of two words, the word that tells."""

TOWNS_ALSO_WORDS = frozenset(
    """
    bath barking barry battle blackwood boston burgess burton bury buckley camden chard chipping clay cork crook deal douglas
    dudley eye fleet flint frome grays hamilton hatfield hastings hull hyde leek march mold nelson ramsey redhill ripley rugby
    ryde rye sale sandwich sandy saffron stanley stoke sutton ware washington wellington weston winslow york richmond preston
    lincoln chester chelsea houghton norfolk kerry kent tyrone skye mayo brent harrow barrow retford reading nelson leigh
    leighton newton middleton walton warwick clifton johnstone whitley haven
    """.split()
)
"""Places that are words or names as well: a capital, and a word such as "in" before them, must say that a place is meant."""

WORLD = frozenset(
    """
    england scotland wales ireland britain cymru poland romania ukraine lithuania latvia bulgaria hungary slovakia somalia
    somaliland eritrea ethiopia sudan nigeria ghana kenya uganda zimbabwe gambia senegal congo angola cameroon rwanda malawi
    zambia egypt libya morocco algeria tunisia syria iraq iran kurdistan turkey afghanistan pakistan kashmir bangladesh india
    nepal lanka china vietnam philippines thailand jamaica trinidad barbados brazil colombia portugal spain france germany
    italy greece albania kosovo serbia russia belarus moldova georgia armenia america canada australia warsaw krakow gdansk
    lodz lublin poznan wroclaw szczecin katowice bialystok bucharest iasi cluj timisoara suceava bacau kyiv kiev kharkiv lviv
    odesa odessa dnipro kherson mariupol izium vilnius kaunas riga sofia mogadishu hargeisa kismayo asmara khartoum addis
    lagos abuja ibadan akure kano accra kumasi nairobi kampala harare dhaka sylhet chittagong lahore karachi islamabad
    rawalpindi mirpur peshawar multan faisalabad kabul herat kandahar delhi mumbai punjab gujarat kerala jalandhar colombo
    tamil hanoi saigon manila beijing wenzhou fujian shanghai kingston damascus aleppo homs idlib baghdad mosul erbil basra
    tehran tirana pristina istanbul ankara lisbon madrid paris berlin rome athens dublin calais dunkirk alicante tenerife
    benidorm magaluf
    """.split()
)

RIVERS = frozenset(
    """
    aire avon bann boyne calder cam clyde cynon dee derwent don douglas ely erne esk exe foyle humber irk irwell itchen kelvin lagan
    lea leen liffey lune medlock medway mersey nene nidd orwell ouse ribble roch severn shannon spey stour swale taff tamar tawe tay
    tees teifi teme thames torridge towy trent tweed tyne usk wansbeck waveney weaver welland wensum wharfe witham wye
    """.split()
)
"""Rivers, which have "the" before them in small letters as well."""

HOUSE_HEADS = frozenset(
    """
    hospital hospitals infirmary hospice maternity clinic surgery ward wards unit nicu scbu neonatal court courts courthouse
    council school schools academy college university nursery nurseries playgroup centre center hub project house lodge hostel
    refuge church chapel mosque temple gurdwara synagogue parish convent pub inn arms club prison hmp barracks station library
    gazette echo chronicle mercury argus herald observer express leader news post advertiser trust charity foundation
    association agency team services service department kitchen foodbank cafe café takeaway chippy spar co-op market factory
    warehouse mill pantry practice pharmacy chemist home manor priory grange hall towers tower infants juniors primary
    plc ltd limited llp constabulary magistrates party village cemetery
    secondary high infant junior uni group panel hotel theatre museum studios regiment rovers united albion thistle
    """.split()
)
"""The last word of the name of a house, a team or a paper."""

STREET_HEADS = frozenset(
    """
    road rd street st lane ln avenue ave close crescent cres drive way terrace place square gardens grove court row walk rise
    hill mews parade approach mount fold lea rise vale brow view park estate green fields field flats bridge quay harbour moor
    common site patch rocks farm cottages cottage villas buildings wood woods beach island valley heath dale canal docks
    """.split()
)

AT_A_PLACE = frozenset(
    "in from near outside around leaving visiting reached off towards fae frae by to into".split()
)
"""Words after which a capital most often means a place."""
