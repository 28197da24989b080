"""The words that promise nothing while no number stands beside them, and where each counts.

Collected from lists that others use for the same end: the rules on vague terms, escape clauses
and open ends of the INCOSE "Guide to Writing Requirements" (R7 to R9); the ambiguous terms of
Karl Wiegers, "Software Requirements"; the weak phrases of NASA's ARM tool (Wilson, Rosenberg,
Hyatt 1997); the fuzzy verbs of guides to SMART goals; and what support teams write as goals
(Jeff Toister, "Goal Setting Mistakes That Will Crush Your Service Culture").

A phrase is words with a space between, which may also be a hyphen or a line end in the text.
`a/b` are alternatives, `a?` may be missing, `*` is any one word, `.` the end of the sentence.
"""

from __future__ import annotations

_OUR = "our/your/my/their/its/the"

PRAISE = f"""
world class
first/top class
best in class
best of breed
best possible
best practice/practices
second to none
top notch/tier
state of the art
cutting/leading edge
industry/market leading
excellent/excellence/outstanding/exceptional/superb/superior/amazing/awesome/stellar/legendary
unparalleled/unrivalled/unrivaled/unmatched/unbeatable/superlative/extraordinary/phenomenal
seamless/seamlessly/frictionless/effortless/effortlessly/flawless/flawlessly
delight/delights/delighting/delightful/wow/wows
high quality/performing
customer centric/centricity/obsessed/focused/focussed/friendly/oriented/first
user friendly
great/good/fantastic/wonderful/brilliant/quality/premium/top customer? service/support
great/good/fantastic/wonderful customer? experience/experiences
brilliant/positive/memorable/pleasant customer? experience/experiences
be/become/becoming/being/are the very? best/greatest
be/become/becoming the? number one
the very? best team/support/service/customer/experience/place/company/department/desk/in/we
do/doing/try/trying/give/giving {_OUR} very? best
take/taking/bring/bringing/lift/lifting/reach/reaching *? *? *? *? next level
new heights
raise/raising the bar
extra mile
above and beyond
exceed/exceeds/exceeding/surpass/surpassing *? *? expectations
the go to team/place/partner/desk/support
thought leader/leaders/leadership
game changer/changing
trusted partner/advisor/adviser
raving fans
gold standard
make/making a difference
add/adding/adds value
synergy/synergies/holistic/holistically
"""
"""Praise: nobody can tell when it is reached. It counts in every place."""

HEDGES = """
asap
as soon/fast/quickly/promptly/much/many as possible/practicable/practical/feasible
as far/often/little/well/few/good/efficiently as possible/practicable/practical/feasible
where/wherever/whenever/if/when possible/practicable/feasible/appropriate/applicable
where/wherever/whenever/as needed/necessary/required/appropriate/applicable
significantly/significant/substantially/substantial/considerably/dramatically/drastically/greatly
massively/noticeably/markedly/radically/vastly/tremendously/hugely
timely
in due course/time
going forward
much/lot/far better/faster/more/less/fewer/quicker/higher/lower/happier
strive/strives/striving/endeavour/endeavor/aspire/aspires/aspiring
aim/aims/aiming to be/become
we will? try to
we're/are trying to
continuous/continual/constant/ongoing improvement/improvements
etc
and so on/forth
whatever it takes
"""
"""Escapes: how much, how fast or how far is left open. They count in every place."""

PLATITUDES = """
very/really/extremely/so important
important to/for us/our/everyone/everybody/all
key to our
top/number priority
right thing to do
deserve/deserves better/more
deserve/deserves the very? best
customer/customers is/are king
customer/customers come/comes first
at the heart of
"""
"""Reasons that are true of every goal; a reason says what happens today, and to whom."""

VERBS = (
    "improve/improves/improved/improving/enhance/enhances/enhanced/enhancing/"
    "optimise/optimises/optimised/optimising/optimize/optimizes/optimized/optimizing/"
    "streamline/streamlines/streamlined/streamlining/"
    "strengthen/strengthens/strengthened/strengthening/boost/boosts/boosted/boosting/"
    "maximise/maximises/maximised/maximising/maximize/maximizes/maximized/maximizing/"
    "minimise/minimises/minimised/minimising/minimize/minimizes/minimized/minimizing/"
    "increase/increases/increased/increasing/decrease/decreases/decreased/decreasing/"
    "reduce/reduces/reduced/reducing/raise/raising/lower/lowers/lowered/lowering/"
    "grow/grows/growing/cut/cuts/cutting/accelerate/accelerates/accelerated/accelerating/"
    "elevate/elevates/elevated/elevating/shorten/shortens/shortened/shortening/"
    "lessen/uplift/upskill/upskilling/leverage/leveraging/foster/fosters/fostering/"
    "promote/promotes/promoting/empower/empowers/empowering/facilitate/facilitates/facilitating/"
    "modernise/modernised/modernize/modernized/transform/transforms/transformed/transforming/"
    "revamp/revamped/revitalise/revitalize/professionalise/professionalize"
)
"""Verbs that name a way and no distance."""

ADVERBS = """
quickly/promptly/swiftly/rapidly/speedily/efficiently/effectively/properly/consistently/regularly
frequently/proactively/smoothly/adequately/sufficiently/appropriately/optimally/continuously
continually/professionally/politely/courteously/mostly/largely
"""
"""Ways of doing something that nobody can check."""

COMPARED = """
better/faster/quicker/sooner/smoother/smarter/stronger/happier/friendlier/fewer
more/less
more efficient/effective/proactive/consistent/productive/personal/professional/reliable
efficient/effective/efficiency/effectiveness/productivity/proactive/speedy/strong
"""
"""More or less than now, but not how much."""

HEADLINES = f"""
higher/lower/shorter/easier/nicer/greater/cheaper/happy/good/great/success/successful
keep/stay/staying on top of
keep/keeping/make/making {_OUR}? customers/customer/clients/users happy/satisfied/smile
keep/keeping/make/making {_OUR}? people/everyone/everybody/them happy/satisfied/smile
hit/meet/reach/achieve {_OUR}? *? targets/target/goals/kpis/slas/sla/expectations/potential
put/putting {_OUR}? customer/customers first
ensure/ensuring/guarantee/deliver quality/satisfaction/value
delivering/provide/providing/offer/offering quality/satisfaction/value
ensure/ensuring/guarantee customer satisfaction/happiness/loyalty/retention
drive/drives/driving *? engagement/adoption/satisfaction/growth
drive/drives/driving *? loyalty/quality/value/performance/change
deal/dealing with
tackle/tackling
love/loves
"""
"""Titles that could stand above any goal."""

DIRECTION = f"""
{VERBS}
improvement/improvements/enhancement/enhancements/optimisation/optimization
speed/speeding up
step/stepping up
get/getting/bring/bringing/keep/keeping *? *? *? under control
up our game
on track/schedule
culture of
focus/focusing/focussing/concentrate on
"""
"""Ways without a distance."""

OPEN_TASKS = f"""
work/working on
look/looking into
explore/investigate/consider/evaluate *? options/possibilities/ideas/ways/opportunities
analyse/analyze/discuss/review *? options/possibilities/ideas/ways/opportunities
explore/investigate/brainstorm
think about
figure out
find ways
make/making {_OUR}? good? progress
good progress
quick wins/win
low hanging
well? under way
underway/halfway
nearly/almost done/finished/complete/there/ready
several/various/enough/sufficient/adequate/appropriate/necessary/many/proper/suitable/relevant
some of/more/progress/help/support/training/time
a few
lots/lot of
most of
most tickets/cases/calls/chats/emails/messages/questions
most customers/people/agents/colleagues/teams/articles/macros
additional/extra staff/people/resources/help/support/time/hands/training/headcount/capacity/budget
resources
right tools/people/training/resources/support
full/general/strong/ongoing/continued support/help/backing
continuous/management/managerial/leadership/executive support/help/backing
support/backing from
buy in
on board
at some point
"""
"""Steps and support without an end that anybody could see."""

FEELINGS = """
are/is/feel/feels always?/all?/very?/more?/really? happy/satisfied/pleased/delighted/valued
leave/leaves/stay/stays/be always?/all?/very?/more?/really? happy/satisfied/pleased/delighted/valued
are/is/feel/feels/leave/leaves/stay/stays/be always?/all?/very?/more?/really? supported/appreciated
are/is/feel/feels always?/all?/very?/more?/really? confident/motivated/heard
leave/leaves/stay/stays/be always?/all?/very?/more?/really? confident/motivated/heard
works/work/goes/go/runs/run/running/going really?/very? well/smoothly/fine/great
great/good/positive/friendly/professional/fast/quick
love/loves
"""
"""An example of success is a scene; these are moods."""

TROUBLE = """
too much/many/high/low/hard/big/large/long/slow/busy/stressful
too stressed/great/difficult/often/few/little/bad/tired/heavy/intense/expensive
suffer/suffers/suffering/unacceptable/unacceptably
unbearable/unmanageable/unsustainable/unreasonable/excessive
overload/overloaded/overwhelmed/overworked/stress/stressed/stressful/overstretched/exhausted
struggle/struggles/struggling/pressure/affected
burned/burnt out
out of hand/control
get/gets/getting worse/bad/difficult/harder/tough/hard
go/goes/going wrong/badly
doesn't/don't/isn't/not work/works/working
drops/drop/falls/fall/declines/decline/deteriorates
deteriorate/worsens/worsen/slips/dips/spikes/rises
morale/unhappy/dissatisfied/complain/complains/complaints
if/when necessary/needed/required
negative/negatively/badly
serious/severe/major/big problems/problem/issues/issue/impact/trouble/concerns
unforeseen/unexpected
no progress
make/makes sense
priorities/circumstances/things change
situation/circumstances changes/worsens
"""
"""A condition to stop is seen or not seen; these start a discussion."""

ASSURANCE = """
ambitious/challenging/demanding/achievable/attainable/realistic/feasible/doable/confident/bold
stretch goal/target
comfort zone
hard work
work/works/working harder/hard/smarter
we/i believe/feel/hope/trust
believe in
great/good/strong/experienced/skilled team/people/staff/agents/colleagues/group
talented/motivated/dedicated/committed/capable/fantastic team/people/staff/agents/colleagues/group
are/is all?/very?/really?/highly?/fully? motivated/committed/dedicated/determined
are/is all?/very?/really?/highly?/fully? capable/experienced/skilled/talented/engaged
can/will do it/this
it/this can be done/reached/achieved/managed
pull/pulls/pulling together
mindset/attitude/willpower/teamwork/commitment/dedication
right tools/training/support/people/focus/attitude/mindset
very/really/quite/extremely/super/incredibly difficult/tough/hard
difficult/tough/hard but
difficult/tough/hard to reach/achieve/hit/do
difficult/tough/hard .
not easy
big/real challenge
should be possible/fine/ok/doable
should be able
with enough/some/more effort/focus/support/training/help
if we all? focus/try/stay/commit/push/want
push/pushes us/everyone/everybody/ourselves
what it takes
on board
lot of effort/work
"""
"""What makes a goal hard or possible is evidence; these are hopes."""

_WISH = "want/wants/need/needs/have/has/aim/aims/plan/plans/hope/hopes/like/wish/intend/ought/is"
_WILL = "must/should/will/shall/we'll/let's/can/could"

AIMS = f"""
{_WISH} to really?/further?/keep?/always? {VERBS}
{_WISH} to be/become/get/do/work a?/even? better/faster/quicker/smarter
{_WISH} to serve/provide/deliver/give/offer a?/even? better/faster/quicker/smarter
{_WISH} to be/become/get more *
{_WILL} further?/also?/keep? {VERBS}
{_WILL} be/become/get/do better/faster/quicker/smarter
"""
"""In a reason or a story, a way without a distance counts where it is what somebody wants."""

TOPICS = frozenset(
    "customer customers client clients user agent agents employee team teams service support "
    "satisfaction experience quality communication collaboration cooperation efficiency "
    "performance productivity training trainings tools knowledge teamwork culture morale loyalty "
    "retention engagement happiness excellence improvement development onboarding coaching "
    "response responses time times speed resolution resources staffing motivation growth "
    "wellbeing well being care success workload process processes skills project initiative "
    "programme program "
    "and of in for the our a on with help".split()
)
"""Words of which a whole title, step or support may consist without saying anything."""
