//! The panels, by their place in the rail.
use super::jobs::Owner;
use crate::ui::panel::{
    Panel, PanelId, changes::ChangesPanel, identity::IdentityPanel, import::ImportPanel, overview::OverviewPanel,
    rehosting::RehostingPanel, settings::SettingsPanel, setup::SetupPanel, users::UsersPanel,
};

/// All panels. They live as long as the window, so that drafts survive a look elsewhere.
pub(super) struct Panels {
    pub(super) set_up: SetupPanel,
    pub(super) settings: SettingsPanel,
    overview: Box<dyn Panel>,
    import: Box<dyn Panel>,
    identity: Box<dyn Panel>,
    pub(super) users: UsersPanel,
    rehosting: Box<dyn Panel>,
    changes: Box<dyn Panel>,
}

impl Panels {
    pub(super) fn new() -> Self {
        Self {
            set_up: SetupPanel::default(),
            settings: SettingsPanel::default(),
            overview: Box::<OverviewPanel>::default(),
            import: Box::<ImportPanel>::default(),
            identity: Box::<IdentityPanel>::default(),
            users: UsersPanel::default(),
            rehosting: Box::<RehostingPanel>::default(),
            changes: Box::<ChangesPanel>::default(),
        }
    }

    /// The panel of an owner; the shell itself has none.
    pub(super) fn of(&mut self, owner: Owner) -> Option<&mut dyn Panel> {
        Some(match owner {
            Owner::Shell => return None,
            Owner::SetUp => &mut self.set_up,
            Owner::Panel(PanelId::Overview) => &mut *self.overview,
            Owner::Panel(PanelId::Import) => &mut *self.import,
            Owner::Panel(PanelId::Identity) => &mut *self.identity,
            Owner::Panel(PanelId::Users) => &mut self.users,
            Owner::Panel(PanelId::Rehosting) => &mut *self.rehosting,
            Owner::Panel(PanelId::Changes) => &mut *self.changes,
            Owner::Panel(PanelId::Settings) => &mut self.settings,
        })
    }
}
