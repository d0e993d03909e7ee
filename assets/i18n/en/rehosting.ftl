# The rehosting panel: binding of the licenses to the hardware, and the way back to it.

## How the binding stands

rehosting-state-bound = The licenses are bound to the XPhone server, and its hardware fits
rehosting-state-ended-hardware = The hardware of the XPhone server changed, and the grace period is over: since { $day } no license counts
rehosting-state-ended-other = The license package was made for other hardware, and the emergency operation is over: since { $day } no license counts
rehosting-state-grace-hardware = { $count ->
    [one] The hardware of the XPhone server has changed. All licenses still count today, { $day }, and then no longer.
   *[other] The hardware of the XPhone server has changed. All licenses still count for { $count } days, up to and including { $day }.
}
rehosting-state-grace-other = { $count ->
    [one] Emergency operation: the license package was made for other hardware. All licenses still count today, { $day }, and then no longer.
   *[other] Emergency operation: the license package was made for other hardware. All licenses still count for { $count } days, up to and including { $day }.
}
rehosting-state-move-over = Planned move: the licenses were given up, and since { $day } none counts here
rehosting-state-move-running = { $count ->
    [one] Planned move: the licenses were given up. They still count here today, { $day }, and then no longer.
   *[other] Planned move: the licenses were given up. They still count here for { $count } days, up to and including { $day }.
}
rehosting-state-not-bound = There is no license package yet, so nothing is bound to hardware
rehosting-state-not-observed = There is a license package, but the hardware of the XPhone server was never read
rehosting-state-planning = This system is for planning: nothing in it is bound to hardware

## The same in two or three words

rehosting-pill-bound = Bound
rehosting-pill-ended = Grace period over
rehosting-pill-grace = { $count ->
    [one] Grace: { $count } day left
   *[other] Grace: { $count } days left
}
rehosting-pill-move-over = Moved away
rehosting-pill-move-running = { $count ->
    [one] Planned move: { $count } day left
   *[other] Planned move: { $count } days left
}
rehosting-pill-not-bound = Not bound
rehosting-pill-not-observed = Hardware not read

## The next step

rehosting-step-ask-on-new-server = Request the licenses on the new server
rehosting-step-ask-on-new-server-text = The issuer has confirmed the return. Set the new server up with “{ setup-replaced }” and this X-ID, or restore a backup there, save a request as planned move, and import the package that comes back.
rehosting-step-confirm-call-off = Have the calling off confirmed
rehosting-step-confirm-call-off-text = Save a request and send it to the license portal. The package that comes back binds the licenses to this server for good; it costs nothing. Until then this server keeps them for the days that were left, because the issuer may have bound them to the new one already.
rehosting-step-confirm-drift = Is it the same server?
rehosting-step-confirm-drift-text = The system UUID is new, the MAC address is the same. That happens when a virtual machine is imported anew. If it is the same server, bind the licenses again with a request; this costs nothing.
rehosting-step-drift = Bind the licenses to the changed hardware
rehosting-step-drift-text = It is the same server with other parts. Save a request, send it to the license portal, and import the package that comes back. This costs nothing and takes away nobody's license.
rehosting-step-failed = Bind the licenses to this server
rehosting-step-failed-text = This is other hardware than that the licenses are bound to. If the old server has failed and this one replaces it, save a request. The licenses then belong to this server, and the old one must not be used any more.
rehosting-step-import = Import the package that answers the request
rehosting-step-import-text = { $reason }. The request was made on { $moment }. Send the file to the license portal, and import the license package that comes back.
rehosting-step-moved = The licenses belong to the new server
rehosting-step-moved-or-copied = Moved or copied?
rehosting-step-moved-or-copied-text = System UUID and MAC address are both new, but the data and the operating system are the same. Either this server was moved here, or it is a copy and the original still runs.
rehosting-step-moved-text = The issuer has bound the licenses to the new server. If they are to come back here, give them up there; the issuer binds them to this server again from 14 days after its last day on.
rehosting-step-not-bound = Import licenses first
rehosting-step-not-bound-text = Rehosting begins with a license package. The licenses are bound to the hardware of the XPhone server when it is imported.
rehosting-step-nothing = Nothing to do
rehosting-step-nothing-text = When hardware changes, the change is named here, together with what to do and how long there is time for it
rehosting-step-planning = Nothing to do
rehosting-step-planning-text = The license file of the XPhone server is bound by the vendor's own license management
rehosting-step-read-hardware = Let the hardware be read
rehosting-step-read-hardware-text = Too little of the hardware could be read to tell whether it is the same. Run the program once on the XPhone server as administrator.
rehosting-step-request-move = Is this the new server?
rehosting-step-request-move-text = The licenses of the old server were given up, and this is other hardware. If this server is the new one, save a request and import the package that comes back. If it is a copy of the old server, nothing is to be done here.
rehosting-step-send-return = Send the return file to the issuer
rehosting-step-send-return-text = Save the return file, send it to the license portal, and import the receipt that comes back. From then on the new server can request the licenses.
rehosting-step-set-old-mac = Set the old MAC address again
rehosting-step-set-old-mac-text = The virtual machine is the same, only its MAC address is new. Set the old one, which ends in { $octet }, as static in the settings of the virtual machine, and restart it. Nothing else is needed then.
rehosting-step-set-old-mac-unknown-text = The virtual machine is the same, only its MAC address is new. Set the old one as static in the settings of the virtual machine, and restart it. Nothing else is needed then.

## Why a request was made

rehosting-reason-activation = Activation of license request codes
rehosting-reason-drift = Hardware changed, same server
rehosting-reason-failed = Server failed
rehosting-reason-move = Planned move

## Parts of the hardware

rehosting-component-board-serial = Serial number of the mainboard
rehosting-component-disk-serial = Serial number of the system disk
rehosting-component-mac-address = MAC address
rehosting-component-model = Model
rehosting-component-os-installation = Operating system
rehosting-component-processor = Processor
rehosting-component-system-uuid = System UUID
rehosting-status-absent = not present
rehosting-status-appeared = new
rehosting-status-changed = changed
rehosting-status-gone = no longer present
rehosting-status-not-readable = not readable
rehosting-status-replaced = from another adapter of the same server
rehosting-status-same = the same

## What changed

rehosting-changes = What changed
rehosting-changes-component = Part
rehosting-changes-none = Everything is as it was when the licenses were bound
rehosting-changes-partly = Parts that could not be read are not taken for changed
rehosting-changes-state = Since the binding
rehosting-changes-value = Ends in
rehosting-mac-change = { $old } → { $new }

## What telephony loses

rehosting-loss-ahead = What stops on { $day } unless the licenses are bound again
rehosting-loss-move = What stops here on { $day }
rehosting-loss-move-now = What stops here at once
rehosting-loss-move-return = The new server gives the licenses to the same users if it starts from a backup of this system
rehosting-loss-now = What has stopped since { $day }
rehosting-loss-return = A valid license package brings the licenses back to the same users
rehosting-loss-system = { $count ->
    [one] { $count } license of the system
   *[other] { $count } licenses of the system
}
rehosting-loss-users = { $count ->
    [one] { $count } user license
   *[other] { $count } user licenses
}

## Actions and questions

rehosting-answer = What happened
rehosting-budget = Rehostings without the old server
rehosting-budget-left = Left
rehosting-budget-next = The next one comes back
rehosting-budget-none-used = none is used
rehosting-budget-note = A server that has failed can give nothing back, so each such rehosting uses up one. Changed hardware and planned moves use up none.
rehosting-budget-used = Used
rehosting-budget-used-of = { $used } of { $allowed } within { $days } days
rehosting-budget-within = within { $days } days of its use
rehosting-copied = It is a copy, and the original still runs
rehosting-copied-text = Nothing is requested. The licenses stay with the original, and this copy must not be used for telephony.
rehosting-copied-workstation = Make this computer a workstation…
rehosting-exception = Beyond that, a person at the issuer’s decides. Save the request all the same, send it there with a word on what happened, and the same file is answered once the exception is granted.
rehosting-exception-contact = Contact: { $contact }
rehosting-failed-card = The old server has failed
rehosting-failed-card-text = If this server replaces one that has failed, its licenses can be bound to this server although the old one can't give them back
rehosting-failed-confirm = Request licenses
rehosting-failed-left = { $count ->
    [0] No rehosting is left. The issuer decides whether to make an exception.
    [one] { $count } rehosting is left
   *[other] { $count } rehostings are left
}
rehosting-failed-question = Has the old server failed for good?
rehosting-failed-question-text = The licenses are then bound to this server, and the old one loses them. If it still runs, all its users lose their licenses.
rehosting-failed-request = Request as server failed…
rehosting-if-failed = If this server fails one day
rehosting-if-failed-text = Set the program up on the new server with “{ setup-replaced }” and this X-ID, and choose Rehosting there. A backup brings users and change log along.
rehosting-import = Go to license import
rehosting-issue-sample = Let the sample issuer answer
rehosting-keep-new-mac = Keep the new address: save request…
rehosting-move = Planned move
rehosting-move-call-off = Call the move off…
rehosting-move-confirm = Give licenses up
rehosting-move-cost = It costs nothing and uses up no rehosting. Needed are this return file, a receipt of the issuer, and a request on the new server. It can be called off until the last day of this server; the issuer confirms that.
rehosting-move-days = Days for the old server
rehosting-move-dialog = Save return file
rehosting-move-filter = Return
rehosting-move-hint = For example { $name }
rehosting-move-new-server = If the old server has given its licenses up, this server can request them. That uses up no rehosting.
rehosting-move-path = Or type a path for the return file
rehosting-move-question = Give the licenses of this server up?
rehosting-move-request = Request as planned move…
rehosting-move-save = Save return file…
rehosting-move-save-again = Save return file again…
rehosting-move-saved = Return saved as { $file }. Send it to the license portal.
rehosting-move-stops = The old server stops at once: from today on no license counts here
rehosting-move-text = If another server is to take this one’s place, its licenses are given up here first. This server keeps them for some more days, so that telephony goes on while you set the new one up.
rehosting-move-until = Old server runs until { $day }
rehosting-moved = The server was moved here, and the original does not run any more
rehosting-moved-costs = The issuer cannot see whether the original still runs, so this uses up a rehosting. If the original can still be started, give its licenses up there first: that costs nothing.
rehosting-moved-text = The licenses are bound to this machine. If the original still runs, all its users lose their licenses.
rehosting-observe = Read hardware again
rehosting-refused = If the issuer refuses the request, his answer says what it should be instead:
rehosting-request-again = Save another request…
rehosting-request-replaces = Another request replaces that of { $moment }
rehosting-same-server = It is the same server
rehosting-same-server-question = Is this still the same server?
rehosting-same-server-text = If this virtual machine is a copy and the original still runs, cancel: the original would lose its licenses
rehosting-save-request = Save request…
rehosting-saved = Request saved as { $file }
rehosting-workstation = This is a workstation. It shows what the XPhone server last reported; requests are made there.
rehosting-x-id-end = Last five characters of the X-ID
rehosting-x-id-end-hint = To confirm. The X-ID is { $code }.
rehosting-x-id-end-wrong = The X-ID does not end like this
